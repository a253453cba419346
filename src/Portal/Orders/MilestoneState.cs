namespace Portal.Orders;

/// <summary>How far a step of an order is.</summary>
public enum MilestoneState
{
    Done,
    Current,
    Waiting,
    Failed,

    /// <summary>Asked for, and nothing came of it.</summary>
    Skipped,
}

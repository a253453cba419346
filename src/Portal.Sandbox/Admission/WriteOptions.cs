using Portal.Sandbox.Authorization;

namespace Portal.Sandbox.Admission;

/// <summary>How a write is to be done: who is named as its field manager, whether it is stored, and what unknown fields get.</summary>
internal sealed record WriteOptions(string Manager)
{
    public WriteVerb Verb { get; init; }
    /// <summary>Who writes; null for the controllers of this process, who may do everything.</summary>
    public UserIdentity? User { get; init; }
    public bool DryRun { get; init; }
    public bool Force { get; init; }
    public FieldValidation FieldValidation { get; init; } = FieldValidation.Warn;

    /// <summary>Whether the object that is written already carries its managedFields, as an apply's does.</summary>
    public bool Tracked => Verb == WriteVerb.Apply;

    /// <summary>Empty for the object itself, else status, scale or finalize.</summary>
    public string Subresource { get; init; } = "";
}

namespace Portal.Connections;

/// <summary>Whether a key of the credentials is in the Secret.</summary>
public enum KeyState
{
    /// <summary>It is there, and not empty.</summary>
    Present,

    /// <summary>The offering promises it and the Secret does not have it.</summary>
    Missing,

    /// <summary>The person may not look.</summary>
    Unknown,
}

namespace Portal.Sandbox.Crossplane.Paths;

/// <summary>A path that cannot be read in or written to an object, in Crossplane's words.</summary>
internal sealed class PathException(string message, bool notFound = false) : Exception(message)
{
    /// <summary>Whether there is simply nothing at the path, which an optional patch passes over.</summary>
    public bool NotFound { get; } = notFound;
}

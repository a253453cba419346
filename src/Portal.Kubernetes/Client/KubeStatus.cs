namespace Portal.Kubernetes.Client;

/// <summary>
/// The API server's no, from its Status object (API conventions, "Response Status Kind"). Where something in between answered without one,
/// <paramref name="Reason"/> is empty and the message names the HTTP status.
/// </summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Reason"><c>NotFound</c>, <c>Conflict</c>, <c>Invalid</c>, <c>Forbidden</c>, ...: for programs.</param>
/// <param name="Message">For people.</param>
/// <param name="Causes">Each single cause, with the field where it is one of a field.</param>
/// <param name="RetryAfter">How long the server asks to wait before the next try.</param>
public sealed record KubeStatus(int Code, string Reason, string Message, IReadOnlyList<StatusCause> Causes, TimeSpan? RetryAfter = null)
{
    public bool IsNotFound => Code == 404;

    public bool IsForbidden => Code == 403;

    public bool IsUnauthorized => Code == 401;

    public bool IsInvalid => Code == 422;

    public bool IsThrottled => Code == 429;

    /// <summary>The resourceVersion or continue token is too old: list again.</summary>
    public bool IsExpired => Code == 410;

    /// <summary>A create whose name is taken.</summary>
    public bool IsAlreadyExists => Code == 409 && Reason == "AlreadyExists";

    /// <summary>A stale resourceVersion, or in an apply fields that another manager owns (one cause a field).</summary>
    public bool IsConflict => Code == 409 && Reason != "AlreadyExists";
}

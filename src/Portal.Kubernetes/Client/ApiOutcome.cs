namespace Portal.Kubernetes.Client;

/// <summary>
/// What the API server said: <see cref="Accepted"/> or <see cref="Refused"/>. A broken wire is neither and throws
/// <see cref="HttpRequestException"/>, an answer that never comes <see cref="TimeoutException"/>.
/// </summary>
/// <param name="Warnings">The texts of the <c>Warning</c> headers, for the person to read.</param>
public abstract record ApiOutcome(IReadOnlyList<string> Warnings);

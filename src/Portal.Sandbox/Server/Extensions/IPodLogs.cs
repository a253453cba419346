namespace Portal.Sandbox.Server;

/// <summary>
/// What a pod's containers write. The endpoint of pods/log checks the pod and the container, and cuts by tailLines, sinceSeconds, sinceTime and
/// limitBytes; this only gives lines in the order of their time.
/// </summary>
internal interface IPodLogs
{
    /// <returns>The lines, or null where it knows nothing of the pod.</returns>
    IAsyncEnumerable<LogLine>? Read(PodLogQuery query, CancellationToken token);
}

namespace Portal.Sandbox.Server;

/// <summary>A simulated service behind services/NAME:PORT/proxy/PATH. The Service exists and the caller may reach it when this is asked.</summary>
internal interface IServiceProxy
{
    /// <returns>Null where nothing answers for that service: the caller gets 503.</returns>
    Task<ProxyAnswer?> AnswerAsync(ProxyRequest request, CancellationToken token);
}

namespace Portal.Sandbox.Server;

/// <summary>A request for services/NAME:PORT/proxy/PATH. <paramref name="Port"/> is empty where none is named; <paramref name="Path"/> begins with a slash.</summary>
internal sealed record ProxyRequest(string Namespace, string Service, string Port, string Method, string Path, IQueryCollection Query, ReadOnlyMemory<byte> Body);

namespace Portal.Sandbox.Server;

/// <summary>What the service behind the proxy answered.</summary>
internal sealed record ProxyAnswer(int Code, string ContentType, ReadOnlyMemory<byte> Body);

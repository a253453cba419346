using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>What a write gave: the HTTP code, the object as it is now, and what the client is warned of.</summary>
internal sealed record Written(int Code, MapValue Object, IReadOnlyList<string> Warnings);

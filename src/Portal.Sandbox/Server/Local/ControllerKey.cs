namespace Portal.Sandbox.Server;

/// <summary>What a controller reconciles: one object, by name.</summary>
internal sealed record ControllerKey(string ApiVersion, string Kind, string? Namespace, string Name);

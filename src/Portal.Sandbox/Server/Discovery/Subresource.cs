namespace Portal.Sandbox.Server;

/// <summary>A subresource as discovery describes it. An empty group means that of the resource.</summary>
internal sealed record Subresource(string Name, string Group, string Version, string Kind, IReadOnlyList<string> Verbs);

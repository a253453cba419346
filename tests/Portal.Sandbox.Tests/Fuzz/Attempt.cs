namespace Portal.Sandbox.Tests.Fuzz;

/// <summary>One request of a fuzz run.</summary>
/// <param name="What">Which generator made it.</param>
internal sealed record Attempt(string What, HttpMethod Method, string Path)
{
    public byte[]? Body { get; init; }

    public string MediaType { get; init; } = "application/json";

    public string Accept { get; init; } = "application/json";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public override string ToString() =>
        $"{What}: {Method} {Path} ({MediaType}; {Accept}) {string.Join(", ", Headers)} {(Body is null ? "" : Convert.ToBase64String(Body.Length > 600 ? Body[..600] : Body))}";
}

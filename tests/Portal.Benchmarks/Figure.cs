namespace Portal.Benchmarks;

/// <summary>One measured value.</summary>
/// <param name="Goal">What it is held against; null where it is only shown.</param>
internal sealed record Figure(string Benchmark, string Name, double Value, string Unit, string? Goal);

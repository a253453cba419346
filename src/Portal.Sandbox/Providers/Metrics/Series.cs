namespace Portal.Sandbox.Providers.Metrics;

/// <summary>One line over time: its labels, and its value at a moment (null where there was none).</summary>
internal sealed record Series(IReadOnlyDictionary<string, string> Labels, Func<double, double?> At);

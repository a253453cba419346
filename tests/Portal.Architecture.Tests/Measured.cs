namespace Portal.Architecture.Tests;

/// <summary>Lengths in order, and what is asked of them.</summary>
internal sealed class Measured(IEnumerable<(string What, int Lines)> lengths)
{
    private readonly List<(string What, int Lines)> _sorted = [.. lengths.OrderBy(one => one.Lines)];

    public int Count => _sorted.Count;

    public int Median => Percentile(50);

    public (string What, int Lines) Longest => _sorted[^1];

    public int Percentile(int percent) => _sorted[(_sorted.Count - 1) * percent / 100].Lines;

    /// <summary>The ten longest, one a line, under figures.</summary>
    public string Worst(string title) => string.Join('\n',
    [
        $"{title}: {Count}, median {Median}, 95th percentile {Percentile(95)}, longest {Longest.Lines}",
        .. _sorted.TakeLast(10).Reverse().Select(one => $"{one.Lines,5} {one.What}"),
    ]);
}

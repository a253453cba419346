namespace Portal.Architecture.Tests;

/// <summary>The budgets of design.md section 7, rule 2.</summary>
public sealed class LengthTests(ITestOutputHelper output)
{
    [Fact]
    public void Files_KeepTheirBudget()
    {
        var lengths = Measure("*.cs");

        Assert.True(lengths[^1].Lines <= 400, $"{lengths[^1].Path} has {lengths[^1].Lines} lines, 400 are allowed");
        Assert.True(Percentile(lengths, 50) < 60, $"the median file has {Percentile(lengths, 50)} lines");
        Assert.True(Percentile(lengths, 95) < 250, $"the 95th percentile of files is {Percentile(lengths, 95)} lines");
    }

    [Fact]
    public void RazorFiles_KeepTheirBudget()
    {
        var lengths = Measure("*.razor");

        Assert.True(Percentile(lengths, 95) < 140, $"the 95th percentile of .razor files is {Percentile(lengths, 95)} lines");
    }

    private List<(string Path, int Lines)> Measure(string pattern)
    {
        var lengths = Checkout.Sources("src", pattern)
            .Select(path => (Path: Path.GetRelativePath(Checkout.Root, path), Lines: File.ReadLines(path).Count()))
            .OrderBy(file => file.Lines).ToList();
        foreach (var (path, lines) in lengths.TakeLast(10).Reverse())
        {
            output.WriteLine($"{lines,5} {path}");
        }

        return lengths;
    }

    private static int Percentile(List<(string Path, int Lines)> sorted, int percent) => sorted[(sorted.Count - 1) * percent / 100].Lines;
}

using System.Globalization;

namespace Portal.Benchmarks;

/// <summary>Takes the figures of one benchmark, and prints each as it comes.</summary>
internal sealed class Figures(string benchmark, List<Figure> all)
{
    public void Add(string name, double value, string unit, string? goal = null)
    {
        all.Add(new(benchmark, name, value, unit, goal));
        var number = value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.###", CultureInfo.InvariantCulture);
        Console.WriteLine($"  {name,-64} {number,12} {unit,-10} {(goal is null ? "" : $"goal {goal}")}");
    }
}

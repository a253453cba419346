using System.Text.Json;

namespace Portal.Benchmarks;

/// <summary>Every figure of a run, and the machine that it was taken on.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly List<Figure> _figures = [];

    public Figures For(string benchmark) => new(benchmark, _figures);

    public async Task WriteAsync(string file, CancellationToken cancellation)
    {
        var document = new { runtime = Environment.Version.ToString(), processors = Environment.ProcessorCount, figures = _figures };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(document, Indented), cancellation);
    }
}

namespace Portal.Sandbox.Providers.Metrics;

/// <summary>Evaluates a query into series; a number is a series without labels.</summary>
internal sealed class QueryRun(SeriesSource source)
{
    private const int Samples = 12;

    public async Task<IReadOnlyList<Series>> RunAsync(Query query, CancellationToken token) => query switch
    {
        Query.Number number => [Constant(number.Value)],
        Query.Selector selector => await source.FindAsync(selector, token),
        Query.OverTime over => [.. (await source.FindAsync(over.Of, token)).Select(series => OverTime(series, over))],
        Query.Aggregate aggregate => Aggregated(await RunAsync(aggregate.Of, token), aggregate),
        Query.Binary binary => Joined(await RunAsync(binary.Left, token), binary.Operator, await RunAsync(binary.Right, token)),
        _ => [],
    };

    private static Series Constant(double value) => new(new Dictionary<string, string>(StringComparer.Ordinal), _ => value);

    private static Series OverTime(Series series, Query.OverTime over)
    {
        var seconds = over.Range.TotalSeconds;
        return new(Unnamed(series.Labels), at =>
        {
            var from = series.At(at - seconds) is { } first ? (At: at - seconds, Value: first) : (At: at, Value: series.At(at) ?? 0);
            if (series.At(at) is not { } last)
            {
                return null;
            }

            return over.Function switch
            {
                "rate" or "irate" => at > from.At ? (last - from.Value) / (at - from.At) : null,
                "increase" or "delta" => last - from.Value,
                "last_over_time" => last,
                _ => Reduced(over.Function.Split('_')[0], Enumerable.Range(0, Samples).Select(i => series.At(at - seconds * i / Samples)).OfType<double>()),
            };
        });
    }

    private static List<Series> Aggregated(IReadOnlyList<Series> all, Query.Aggregate aggregate)
    {
        var by = aggregate.By ?? [];
        return [.. all.GroupBy(series => string.Join('\0', by.Select(label => series.Labels.GetValueOrDefault(label, ""))), StringComparer.Ordinal).Select(group =>
        {
            var members = group.ToList();
            var labels = by.Where(members[0].Labels.ContainsKey).ToDictionary(label => label, label => members[0].Labels[label], StringComparer.Ordinal);
            return new Series(labels, at => Reduced(aggregate.Function, members.Select(series => series.At(at)).OfType<double>()));
        })];
    }

    private static double? Reduced(string function, IEnumerable<double> values)
    {
        var all = values.ToList();
        return all.Count == 0 ? null : function switch
        {
            "sum" => all.Sum(),
            "avg" => all.Average(),
            "min" => all.Min(),
            "max" => all.Max(),
            _ => all.Count,
        };
    }

    private static List<Series> Joined(IReadOnlyList<Series> left, char sign, IReadOnlyList<Series> right)
    {
        var single = right is [{ Labels.Count: 0 }] ? right[0] : null;
        if (single is not null)
        {
            return [.. left.Select(series => Both(series, sign, single, series.Labels))];
        }

        if (left is [{ Labels.Count: 0 } number])
        {
            return [.. right.Select(series => Both(number, sign, series, series.Labels))];
        }

        var partners = right.GroupBy(series => Key(series.Labels), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return [.. left.Where(series => partners.ContainsKey(Key(series.Labels))).Select(series => Both(series, sign, partners[Key(series.Labels)], series.Labels))];
    }

    private static Series Both(Series left, char sign, Series right, IReadOnlyDictionary<string, string> labels) => new(Unnamed(labels), at =>
        left.At(at) is { } one && right.At(at) is { } other
            ? sign switch { '+' => one + other, '-' => one - other, '*' => one * other, _ => one / other }
            : null);

    private static string Key(IReadOnlyDictionary<string, string> labels) =>
        string.Join('\0', labels.Where(pair => pair.Key != "__name__").OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private static Dictionary<string, string> Unnamed(IReadOnlyDictionary<string, string> labels) =>
        labels.Where(pair => pair.Key != "__name__").ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
}

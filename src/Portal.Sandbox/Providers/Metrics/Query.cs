namespace Portal.Sandbox.Providers.Metrics;

/// <summary>A parsed expression of the part of PromQL that is served.</summary>
internal abstract record Query
{
    public sealed record Number(double Value) : Query;

    public sealed record Selector(string Metric, IReadOnlyList<Matcher> Matchers) : Query;

    /// <summary>A function over a range: rate, increase, avg_over_time and the like.</summary>
    public sealed record OverTime(string Function, Selector Of, TimeSpan Range) : Query;

    public sealed record Aggregate(string Function, Query Of, IReadOnlyList<string>? By) : Query;

    public sealed record Binary(Query Left, char Operator, Query Right) : Query;
}

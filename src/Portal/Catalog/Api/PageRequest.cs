using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>What a by-query page is asked for, from parameters, a body or a cursor.</summary>
internal sealed record PageRequest
{
    /// <summary>As asked; only the first counts for the order.</summary>
    public IReadOnlyList<(string Field, string? Order)> Orders { get; init; } = [];

    /// <summary>In the form of a body's <c>query</c>; null matches everything.</summary>
    public MapValue? Query { get; init; }

    public string Term { get; init; } = "";

    public IReadOnlyList<string> TermFields { get; init; } = [];

    public int? Limit { get; init; }

    public int Offset { get; init; }

    public bool CountAll { get; init; } = true;

    public PagePlace? Place { get; init; }

    public string OrderField => Orders is [var (named, _), ..] ? named.ToLowerInvariant() : "metadata.uid";

    public bool Descending => Orders is [(_, "desc"), ..];
}

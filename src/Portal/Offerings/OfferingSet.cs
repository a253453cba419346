using System.Collections.Immutable;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Offerings;

/// <summary>Every offering at one moment, by title, and what is wrong with those who would decorate one. Unfiltered: pages ask <see cref="OfferingQuery"/>.</summary>
public sealed class OfferingSet(ImmutableArray<Offering> all, ImmutableArray<OfferingProblem> problems)
{
    private readonly ImmutableDictionary<KindId, Offering> _byKind = all
        .SelectMany(offering => new[] { (Id: KindId.Of(offering.Type), offering), (Id: KindId.Of(offering.CompositeType), offering) })
        .DistinctBy(pair => pair.Id).ToImmutableDictionary(pair => pair.Id, pair => pair.offering);

    public static OfferingSet Empty { get; } = new([], []);

    /// <summary>Whether the cluster was read once; before that emptiness means nothing.</summary>
    public bool IsRead { get; init; }

    public ImmutableArray<Offering> All => all;

    public ImmutableArray<OfferingProblem> Problems => problems;

    /// <summary>The offering whose page has this address.</summary>
    public Offering? Find(string ns, string name) => all.FirstOrDefault(offering => offering.Look.Name == name && offering.Look.Namespace == ns);

    /// <summary>The offering that an object is ordered by: its claim or its composite.</summary>
    public Offering? Of(ResourceType type) => _byKind.GetValueOrDefault(KindId.Of(type));
}

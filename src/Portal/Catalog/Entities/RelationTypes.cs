using System.Collections.Frozen;

namespace Portal.Catalog;

/// <summary>The names of relations in both directions, as Backstage's well-known relations have them, and how a page says them.</summary>
public static class RelationTypes
{
    public const string OwnedBy = "ownedBy";
    public const string OwnerOf = "ownerOf";
    public const string PartOf = "partOf";
    public const string HasPart = "hasPart";
    public const string DependsOn = "dependsOn";
    public const string DependencyOf = "dependencyOf";
    public const string ProvidesApi = "providesApi";
    public const string ApiProvidedBy = "apiProvidedBy";
    public const string ConsumesApi = "consumesApi";
    public const string ApiConsumedBy = "apiConsumedBy";
    public const string ParentOf = "parentOf";
    public const string ChildOf = "childOf";
    public const string MemberOf = "memberOf";
    public const string HasMember = "hasMember";

    private static readonly (string Type, string Inverse, string Words, string InverseWords)[] Pairs =
    [
        (DependsOn, DependencyOf, "depends on", "is needed by"),
        (OwnedBy, OwnerOf, "is owned by", "owns"),
        (PartOf, HasPart, "is part of", "has part"),
        (ProvidesApi, ApiProvidedBy, "provides", "is provided by"),
        (ConsumesApi, ApiConsumedBy, "consumes", "is consumed by"),
        (ChildOf, ParentOf, "is below", "is above"),
        (MemberOf, HasMember, "is a member of", "has member"),
    ];

    private static readonly FrozenDictionary<string, (string Inverse, string Words)> Known = Pairs
        .SelectMany(pair => new[] { (pair.Type, pair.Inverse, pair.Words), (Type: pair.Inverse, Inverse: pair.Type, Words: pair.InverseWords) })
        .ToFrozenDictionary(entry => entry.Item1, entry => (entry.Item2, entry.Item3));

    /// <summary>One name for each edge: the direction in which entity files mostly write it.</summary>
    public static IReadOnlyList<string> Forward { get; } = [.. Pairs.Select(pair => pair.Type)];

    public static string Inverse(string type) => Known.TryGetValue(type, out var entry) ? entry.Inverse : type;

    /// <summary>The relation in plain words, to stand between the names of its ends.</summary>
    public static string Words(string type) => Known.TryGetValue(type, out var entry) ? entry.Words : type;
}

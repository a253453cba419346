using System.Collections.Concurrent;
using System.Collections.Frozen;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Databases;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>The kinds that the sandbox knows (Providers/Kinds), and a guess by name for every other. Namespaced twins (<c>.m.</c> groups) behave alike.</summary>
internal static class KindBook
{
    private const double DefaultReady = 5;
    private const double DefaultDeleted = 2;

    private static readonly FrozenDictionary<string, KindClass> Classes = EmbeddedYaml.One("Providers/Kinds/classes.yaml").Members
        .ToFrozenDictionary(pair => pair.Key, pair => ClassOf(pair.Value), StringComparer.Ordinal);

    private static readonly IReadOnlyList<Value> File =
        [.. EmbeddedYaml.Below("Providers/Kinds/Known").SelectMany(EmbeddedYaml.List)];

    private static readonly FrozenDictionary<(string Group, string Kind), Value> Known = File
        .ToFrozenDictionary(entry => (entry["group"]!.Text!, entry["kind"]!.Text!));

    private static readonly ConcurrentDictionary<(string Group, string Kind), CloudKind> Read = new();

    /// <summary>What a kind's name tells of it, most telling first.</summary>
    private static readonly (string Part, string Class)[] Guesses =
    [
        ("NodeGroup", "nodes"), ("NodePool", "nodes"), ("Database", "database"), ("Postgres", "database"), ("MySQL", "database"), ("SQL", "database"), ("Cluster", "cluster"),
        ("Cache", "cache"), ("Redis", "cache"), ("Instance", "database"), ("Server", "database"), ("Bucket", "bucket"), ("Storage", "bucket"), ("Queue", "queue"), ("Topic", "queue"),
        ("VPC", "network"), ("Network", "network"), ("Subnet", "network"), ("Gateway", "network"), ("Record", "dns"), ("Zone", "dns"), ("Role", "identity"), ("Policy", "identity"),
        ("User", "identity"), ("Key", "identity"), ("Release", "release"),
    ];

    /// <summary>The known kinds as CRDs in short form, the namespaced twins of those that have one included.</summary>
    public static IReadOnlyList<Value> Entries { get; } = [.. File.SelectMany(Both)];

    public static CloudKind Of(string apiVersion, string kind) =>
        Read.GetOrAdd((WithoutTwin(Kinds.GroupOf(apiVersion)), kind), key => Known.TryGetValue(key, out var entry) ? KindOf(entry) : Guess(key.Group, key.Kind));

    /// <returns>The short form of a known kind's CRD, or null.</returns>
    public static Value? Entry(string group, string kind) =>
        Known.TryGetValue((WithoutTwin(group), kind), out var entry) ? group.Contains(".m.", StringComparison.Ordinal) ? Namespaced(entry) : Clustered(entry) : null;

    /// <summary>The group of the cluster-scoped kinds of a provider: one account stands behind both.</summary>
    public static string WithoutTwin(string group) => group.Replace(".m.", ".", StringComparison.Ordinal);

    /// <summary>The group of a provider's namespaced kinds.</summary>
    public static string Twin(string group)
    {
        var ending = group.EndsWith(".upbound.io", StringComparison.Ordinal) ? ".upbound.io" : ".crossplane.io";
        return group[..^ending.Length] + ".m" + ending;
    }

    private static CloudKind KindOf(Value entry) =>
        new(Classes[entry["class"]!.Text!], entry["externalName"]?.Text, entry["stateField"]?.Text, Map(entry["outputs"]), Map(entry["connection"]))
        {
            QuotaWords = entry["quota"]?.Text,
            Call = entry["call"]?.Text,
            Mirrors = entry["mirror"] is not BoolValue { Flag: false },
            Fields = FieldNote.Read(entry["fields"]?.Text),
            Database = entry["database"] is { } asked
                ? new DatabaseKind(asked["engine"]?.Text, asked["name"]?.Text, asked["user"]?.Text, asked["server"]?.Text, Map(asked["outputs"]), Map(asked["connection"]))
                : null,
        };

    private static CloudKind Guess(string group, string kind)
    {
        var guess = Array.Find(Guesses, pair => kind.Contains(pair.Part, StringComparison.OrdinalIgnoreCase));
        var arn = group.Contains("aws", StringComparison.Ordinal) ? "arn:aws:{group}:{region}:{account}:{kind}/{name}" : null;
        return new(Classes[guess.Class ?? "other"], null, null, MapValue.Of(("id", "{name}"), ("arn", arn)), MapValue.Empty);
    }

    private static IEnumerable<Value> Both(Value entry) => entry["alsoNamespaced"] is null ? [Clustered(entry)] : [Clustered(entry), Namespaced(entry)];

    private static MapValue Clustered(Value entry) => ManagedCrd.Of((MapValue)entry, namespaced: false);

    private static MapValue Namespaced(Value entry) =>
        ManagedCrd.Of(((MapValue)entry).With("group", Twin(entry["group"]!.Text!)).With("versions", new ListValue([entry["versions"]!.Items[0]])), namespaced: true);

    private static KindClass ClassOf(Value entry) => new(
        TimeSpan.FromSeconds((entry["ready"] as NumberValue)?.AsDouble ?? DefaultReady),
        TimeSpan.FromSeconds((entry["deleted"] as NumberValue)?.AsDouble ?? DefaultDeleted),
        [.. (entry["steps"]?.Items ?? []).Select(step => step.Text!)]);

    private static MapValue Map(Value? value) => value as MapValue ?? MapValue.Empty;
}

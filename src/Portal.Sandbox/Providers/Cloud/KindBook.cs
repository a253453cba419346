using System.Collections.Frozen;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>The kinds that the sandbox knows (kinds.yaml), and a guess by name for every other. Namespaced twins (<c>.m.</c> groups) behave alike.</summary>
internal static class KindBook
{
    private const double DefaultReady = 5;
    private const double DefaultDeleted = 2;
    private static readonly MapValue File = EmbeddedYaml.One("Providers/kinds.yaml");

    private static readonly FrozenDictionary<string, KindClass> Classes = File["classes"]!.Members
        .ToFrozenDictionary(pair => pair.Key, pair => ClassOf(pair.Value), StringComparer.Ordinal);

    private static readonly FrozenDictionary<(string Group, string Kind), Value> Known = File["kinds"]!.Items
        .ToFrozenDictionary(entry => (entry["group"]!.Text!, entry["kind"]!.Text!));

    /// <summary>What a kind's name tells of it, most telling first.</summary>
    private static readonly (string Part, string Class)[] Guesses =
    [
        ("NodeGroup", "nodes"), ("NodePool", "nodes"), ("Database", "database"), ("Postgres", "database"), ("MySQL", "database"), ("SQL", "database"), ("Cluster", "cluster"),
        ("Cache", "cache"), ("Redis", "cache"), ("Instance", "database"), ("Server", "database"), ("Bucket", "bucket"), ("Storage", "bucket"), ("Queue", "queue"), ("Topic", "queue"),
        ("VPC", "network"), ("Network", "network"), ("Subnet", "network"), ("Gateway", "network"), ("Record", "dns"), ("Zone", "dns"), ("Role", "identity"), ("Policy", "identity"),
        ("User", "identity"), ("Key", "identity"), ("Release", "release"),
    ];

    /// <summary>The known kinds as CRDs in short form, the namespaced twins of those that have one included.</summary>
    public static IReadOnlyList<Value> Entries { get; } = [.. File["kinds"]!.Items.SelectMany(Both)];

    public static CloudKind Of(string apiVersion, string kind)
    {
        var group = Kinds.GroupOf(apiVersion).Replace(".m.", ".", StringComparison.Ordinal);
        return Known.TryGetValue((group, kind), out var entry)
            ? new(Classes[entry["class"]!.Text!], entry["externalName"]?.Text, entry["stateField"]?.Text, Map(entry["outputs"]), Map(entry["connection"]))
            : new(Guessed(kind), null, null, MapValue.Of(("id", "{name}"), ("arn", group.Contains("aws", StringComparison.Ordinal) ? "arn:aws:{group}:{region}:{account}:{kind}/{name}" : null)), MapValue.Empty);
    }

    /// <returns>The short form of a known kind's CRD, or null.</returns>
    public static Value? Entry(string group, string kind) =>
        Known.TryGetValue((group.Replace(".m.", ".", StringComparison.Ordinal), kind), out var entry)
            ? group.Contains(".m.", StringComparison.Ordinal) ? Namespaced(entry) : Clustered(entry)
            : null;

    private static IEnumerable<Value> Both(Value entry) => entry["alsoNamespaced"] is null ? [Clustered(entry)] : [Clustered(entry), Namespaced(entry)];

    private static MapValue Clustered(Value entry) => ManagedCrd.Of((MapValue)entry, namespaced: false);

    private static MapValue Namespaced(Value entry)
    {
        var group = entry["group"]!.Text!;
        var twin = group.EndsWith(".upbound.io", StringComparison.Ordinal) ? group[..^".upbound.io".Length] + ".m.upbound.io" : group[..^".crossplane.io".Length] + ".m.crossplane.io";
        return ManagedCrd.Of(((MapValue)entry).With("group", twin).With("versions", new ListValue([entry["versions"]!.Items[0]])), namespaced: true);
    }

    private static KindClass Guessed(string kind)
    {
        var guess = Array.Find(Guesses, pair => kind.Contains(pair.Part, StringComparison.OrdinalIgnoreCase));
        return Classes[guess.Class ?? "other"];
    }

    private static KindClass ClassOf(Value entry) => new(
        TimeSpan.FromSeconds((entry["ready"] as NumberValue)?.AsDouble ?? DefaultReady),
        TimeSpan.FromSeconds((entry["deleted"] as NumberValue)?.AsDouble ?? DefaultDeleted),
        [.. (entry["steps"]?.Items ?? []).Select(step => step.Text!)]);

    private static MapValue Map(Value? value) => value as MapValue ?? MapValue.Empty;
}

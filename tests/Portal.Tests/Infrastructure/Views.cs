using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Identity;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Tests.Infrastructure;

/// <summary>Views of a cluster made by hand, by stores that change as real ones do.</summary>
internal sealed class Views
{
    public static readonly ResourceType Claims = new("example.org", "v1", "databases", "Database", true);
    public static readonly ResourceType Composites = new("example.org", "v1", "xdatabases", "XDatabase", false);
    public static readonly ResourceType Parts = new("cloud.example.org", "v1", "instances", "Instance", false);
    private readonly ClusterSource _source = new();
    private readonly Dictionary<ResourceType, (ResourceStore Store, KindRole Role)> _stores;
    private readonly ServedKinds _served;
    private int _version;

    public Views(TimeProvider time)
    {
        _stores = new()
        {
            [Claims] = (new(Claims, time), KindRole.Claim),
            [Composites] = (new(Composites, time), KindRole.Composite),
            [Parts] = (new(Parts, time), KindRole.Part),
        };
        _served = new([.. _stores.Keys.Select(type => new ServedType(type, [], ["list", "watch"], true))]);
        foreach (var (store, _) in _stores.Values)
        {
            store.Replace([]);
        }
    }

    public ClusterView Now
    {
        get
        {
            _source.Publish(new(_served, _stores.ToImmutableDictionary(pair => KindId.Of(pair.Key), pair => new WatchedKind(pair.Key, pair.Value.Role, pair.Value.Store.Current))));
            return _source.Current;
        }
    }

    /// <summary>The same state in a view that remembers nothing of those before.</summary>
    public ClusterView Anew => Now with { Derived = new() };

    public static VisibleCluster Seen(ClusterView view, DateTimeOffset now, params string[] namespaces) =>
        new(view, new(new("dana", ["team-a"]), false, namespaces.ToImmutableDictionary(ns => ns, _ => ImmutableArray.Create(new AccessRule(["*"], ["*"], ["*"], []))),
            ImmutableDictionary<ResourceType, bool>.Empty, now), now);

    public KubeObject Put(ResourceType type, string? ns, string name, string json = "{}", string? uid = null)
    {
        var made = JsonNode.Parse(json)!.AsObject();
        var metadata = (JsonObject)(made["metadata"] ??= new JsonObject());
        (metadata["name"], metadata["namespace"], metadata["uid"], metadata["resourceVersion"]) = (name, ns, uid ?? $"uid-{name}", (++_version).ToString());
        metadata["creationTimestamp"] ??= "2026-01-01T00:00:00Z";
        var found = KubeObject.Parse(type, Encoding.UTF8.GetBytes(made.ToJsonString()));
        _stores[type].Store.Apply([new(WatchKind.Modified, found)]);
        return found;
    }

    public void Remove(ResourceType type, string? ns, string name)
    {
        if (_stores[type].Store.Current.Find(new(type, ns, name)) is { } found)
        {
            _stores[type].Store.Apply([new(WatchKind.Deleted, found)]);
        }
    }

    public void Break(ResourceType type) => _stores[type].Store.InTrouble("The API server cannot be reached", null);

    /// <summary>A claim, its composite and its part, which belong together.</summary>
    public void Order(string name, string state = "{}", string partState = "{}", string partSpec = "{}", string ns = "team-a")
    {
        Put(Claims, ns, name, $$$"""{"metadata":{"annotations":{"portal.internal/owner":"{{{ns}}}"}},"spec":{"resourceRef":{"apiVersion":"example.org/v1","kind":"XDatabase","name":"{{{name}}}-x"}},"status":{{{state}}}}""");
        Put(Composites, null, name + "-x", $$$"""{"spec":{"claimRef":{"apiVersion":"example.org/v1","kind":"Database","name":"{{{name}}}","namespace":"{{{ns}}}"},"resourceRefs":[{"apiVersion":"cloud.example.org/v1","kind":"Instance","name":"{{{name}}}-db"}]},"status":{{{state}}}}""");
        Put(Parts, null, name + "-db", $$$"""{"metadata":{"ownerReferences":[{"apiVersion":"example.org/v1","kind":"XDatabase","name":"{{{name}}}-x","uid":"uid-{{{name}}}-x","controller":true}]},"spec":{{{partSpec}}},"status":{{{partState}}}}""");
    }

    public const string Ready = """{"conditions":[{"type":"Synced","status":"True"},{"type":"Ready","status":"True"}]}""";

    public const string Creating = """{"conditions":[{"type":"Synced","status":"True"},{"type":"Ready","status":"False","reason":"Creating"}]}""";

    public static string Failed(string message, string since = "2026-01-01T00:00:00Z") =>
        $$$"""{"conditions":[{"type":"Synced","status":"False","reason":"ReconcileError","message":"{{{message}}}","lastTransitionTime":"{{{since}}}"},{"type":"Ready","status":"False"}]}""";
}

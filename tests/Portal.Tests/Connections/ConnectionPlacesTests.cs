using System.Collections.Immutable;
using System.Text.Json;
using Portal.Connections;
using Portal.Forms.Documents;
using Portal.Identity;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Tests.Connections;

public sealed class ConnectionPlacesTests
{
    private static readonly ResourceType Claims = new("example.org", "v1", "databases", "Database", true);
    private static readonly ResourceType Old = new("example.org", "v1", "xdatabases", "XDatabase", false);
    private static readonly ResourceType New = new("example.org", "v1", "caches", "Cache", true);
    private static readonly ResourceType Compositions = new("apiextensions.crossplane.io", "v1", "compositions", "Composition", false);
    private static readonly ResourceType Definitions = new("apiextensions.crossplane.io", "v1", "compositeresourcedefinitions", "CompositeResourceDefinition", false);

    [Fact]
    public void Claim_NamesItsSecret_AndItsCompositesComposition()
    {
        var cluster = Cluster(
            (Claims, KindRole.Claim, "team-a", "orders", "{resourceRef: {apiVersion: example.org/v1, kind: XDatabase, name: orders-x1}, writeConnectionSecretToRef: {name: conn}}"),
            (Old, KindRole.Composite, null, "orders-x1", "{compositionRef: {name: pg}, writeConnectionSecretToRef: {name: uid, namespace: crossplane-system}}"),
            (Compositions, KindRole.Definition, null, "pg", "{}"),
            (Definitions, KindRole.Definition, null, "xdatabases.example.org", "{}"));

        var place = ConnectionPlaces.Find(cluster, new(Claims, "team-a", "orders"))!;

        Assert.Equal([new(CoreKinds.Secret, "team-a", "conn")], place.Secrets);
        Assert.Equal(("pg", "xdatabases.example.org", false), (place.Composition?.Name, place.Definition?.Name, place.ComposesSecrets));
    }

    [Fact]
    public void CompositeOfTheSecondGeneration_ComposesItsSecret()
    {
        var cluster = Cluster((New, KindRole.Composite, "team-a", "sessions",
            "{crossplane: {resourceRefs: [{apiVersion: v1, kind: ConfigMap, name: other}, {apiVersion: v1, kind: Secret, name: sessions-conn}]}}"));

        var place = ConnectionPlaces.Find(cluster, new(New, "team-a", "sessions"))!;

        Assert.Equal([new(CoreKinds.Secret, "team-a", "sessions-conn")], place.Secrets);
        Assert.True(place.ComposesSecrets);
    }

    [Theory]
    [InlineData(false, false, "This offering publishes no credentials: its composition maps no connection keys, and my-db asks for no Secret.")]
    [InlineData(true, false, "No credentials are written: my-db asks for no Secret. Its offering publishes some; name a Secret for them under writeConnectionSecretToRef.")]
    [InlineData(false, true, "This offering publishes no credentials: its composition makes no Secret.")]
    [InlineData(true, true, "No credentials yet: the Secret that the composition makes is not there.")]
    public void WithoutASecret_ThePlainReason(bool publishes, bool secondGeneration, string expected)
    {
        var cluster = Cluster((Old, KindRole.Composite, null, "my-db", "{}"));
        var place = ConnectionPlaces.Find(cluster, new(Old, null, "my-db"))!;

        Assert.Equal(expected, MissingCredentials.Why(place, new(new(["username"]), publishes, secondGeneration)));
    }

    [Fact]
    public void WhatThePersonMayNotSee_HasNoPlace() =>
        Assert.Null(ConnectionPlaces.Find(Cluster((Claims, KindRole.Claim, "team-b", "theirs", "{}")), new(Claims, "team-b", "theirs")));

    /// <summary>What a person of team-a sees of the objects.</summary>
    private static VisibleCluster Cluster(params (ResourceType Type, KindRole Role, string? Namespace, string Name, string Spec)[] objects)
    {
        var stores = objects.GroupBy(one => one.Type).ToImmutableDictionary(kind => KindId.Of(kind.Key), kind => new WatchedKind(kind.Key, kind.First().Role, new(
            1, kind.Select(one => Parse(one.Type, one.Namespace, one.Name, one.Spec)).ToImmutableDictionary(one => one.Key), StoreIndex.Empty, true, null, null)));
        var served = new ServedKinds([.. stores.Values.Select(kind => new ServedType(kind.Type, [], ["list", "watch"], true))]);
        var sight = new Sight(
            new Caller("dana", ["team-a"]), false,
            ImmutableDictionary<string, ImmutableArray<AccessRule>>.Empty.Add("team-a", [new(["*"], ["*"], ["*"], [])]),
            stores.Values.Where(kind => !kind.Type.Namespaced).ToImmutableDictionary(kind => kind.Type, _ => true), DateTimeOffset.UnixEpoch);
        return new(new(served, stores), sight, DateTimeOffset.UnixEpoch);
    }

    private static KubeObject Parse(ResourceType type, string? ns, string name, string spec)
    {
        var value = ManifestDocument.Parse($"metadata: {{name: {name}, uid: {name}, resourceVersion: \"1\"{(ns is null ? "" : $", namespace: {ns}")}}}\nspec: {spec}").Value;
        return KubeObject.Parse(type, JsonElement.Parse(ValueWriter.ToUtf8(value)));
    }
}

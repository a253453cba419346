using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Portal.Identity;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Platform;

namespace Portal.Tests.Platform;

public sealed class PlaceholderQueryTests
{
    private static readonly ResourceType Definitions = new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-02-01T00:00:00Z"));

    [Theory]
    [InlineData(true, "whales.sea.example.org")]
    [InlineData(false, "")]
    public void Of_NamesTheDefinitionsThatStandIn_ToThePlatformTeamAlone(bool isPlatform, string expected)
    {
        var store = new ResourceStore(Definitions, _time);
        store.Replace([Definition("whales.sea.example.org", "true"), Definition("ships.sea.example.org", null)]);
        var source = new ClusterSource();
        source.Publish(new(
            new([new ServedType(Definitions, [], ["list", "watch"], true)]),
            ImmutableDictionary<KindId, WatchedKind>.Empty.Add(KindId.Of(Definitions), new(Definitions, KindRole.Definition, store.Current))));
        var sight = new Sight(
            new("pat", ["platform-team"]), isPlatform, ImmutableDictionary<string, ImmutableArray<AccessRule>>.Empty,
            ImmutableDictionary<ResourceType, bool>.Empty.Add(Definitions, true), _time.GetUtcNow());

        Assert.Equal(expected, string.Join(',', PlaceholderQuery.Of(new(source.Current, sight, _time.GetUtcNow()))));
    }

    private static KubeObject Definition(string name, string? label) => KubeObject.Parse(Definitions, Encoding.UTF8.GetBytes(
        $$$"""{"metadata":{"name":"{{{name}}}","uid":"{{{name}}}","resourceVersion":"1","labels":{{{(label is null ? "{}" : $$"""{"sandbox.portal.internal/permissive":"{{label}}"}""")}}} } }"""));
}

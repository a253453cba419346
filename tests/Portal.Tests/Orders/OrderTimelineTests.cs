using System.Collections.Immutable;
using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Offerings;
using Portal.Orders;
using Portal.Forms.Documents;
using Portal.Schema.Values;

namespace Portal.Tests.Orders;

public sealed class OrderTimelineTests
{
    private static readonly DateTimeOffset Created = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly ResourceType Claims = new("platform.example.org", "v1", "databases", "Database", true);
    private static readonly ResourceType Composites = new("platform.example.org", "v1", "xdatabases", "XDatabase", false);
    private static readonly ResourceType Instances = new("rds.aws.upbound.io", "v1beta1", "instances", "Instance", false);

    private const string NotReady = "[{type: Synced, status: 'True'}, {type: Ready, status: 'False', reason: Creating, lastTransitionTime: '2026-11-24T12:00:01Z'}]";
    private const string IsReady = "[{type: Synced, status: 'True'}, {type: Ready, status: 'True', reason: Available, lastTransitionTime: '2026-11-24T12:00:20Z'}]";
    private const string Refused = "[{type: Synced, status: 'False', reason: ReconcileError, message: 'create failed: quota exceeded for db instances', lastTransitionTime: '2026-11-24T12:00:02Z'}]";
    private const string NoPlan = "[{type: Synced, status: 'False', reason: ReconcileError, message: 'cannot get Composition: not found', lastTransitionTime: '2026-11-24T12:00:02Z'}]";

    /// <param name="name">What the case shows.</param>
    /// <param name="composite">Conditions of the composite; null while there is none.</param>
    /// <param name="part">Conditions of its part; null while there is none.</param>
    /// <param name="claim">Conditions of the claim.</param>
    /// <param name="steps">Title, state and detail of each step.</param>
    [Theory]
    [InlineData("just ordered", null, null, "[]",
        "Order accepted Done: Ordered by dana|Making the plan Current: |RDS instance Waiting: Not begun|Credentials Waiting: Will be written to orders-db-conn|Ready Waiting: ")]
    [InlineData("part begun", NotReady, NotReady, NotReady,
        "Order accepted Done: Ordered by dana|Plan made Done: 1 part|RDS instance Current: Being created|Credentials Waiting: Will be written to orders-db-conn|Ready Waiting: ")]
    [InlineData("refused by the cloud", NotReady, Refused, NotReady,
        "Order accepted Done: Ordered by dana|Plan made Done: 1 part|RDS instance Failed: create failed: quota exceeded for db instances|Credentials Waiting: Will be written to orders-db-conn|Failed Failed: ")]
    [InlineData("no composition", NoPlan, null, NotReady,
        "Order accepted Done: Ordered by dana|No plan could be made Failed: cannot get Composition: not found|RDS instance Waiting: Not begun|Credentials Waiting: Will be written to orders-db-conn|Failed Failed: ")]
    [InlineData("ready", IsReady, IsReady, IsReady,
        "Order accepted Done: Ordered by dana|Plan made Done: 1 part|RDS instance Done: |Credentials Skipped: Nothing was published|Ready Done: ")]
    public void Timeline_IsReadFromTheObjects(string name, string? composite, string? part, string claim, string steps)
    {
        var cluster = Cluster(composite, part, claim, "");

        var progress = OrderQuery.ProgressOf(cluster, cluster.Roots().Single(), Offerings);

        Assert.Equal(steps.Split('|'), progress.Milestones.Select(one => $"{one.Title} {one.State}: {one.Detail}"));
        Assert.Equal(steps.Contains("Failed", StringComparison.Ordinal), progress.Advice is not null);
        Assert.NotEmpty(name);
    }

    [Fact]
    public void PublishedCredentials_AreAStepThatIsDone_AndReadySaysHowLongItTook()
    {
        var cluster = Cluster(IsReady, IsReady, IsReady, "connectionDetails: {lastPublishedTime: '2026-11-24T12:00:19Z'}");

        var progress = OrderQuery.ProgressOf(cluster, cluster.Roots().Single(), Offerings);

        Assert.Contains(progress.Milestones, one => one is { Title: "Credentials written", State: MilestoneState.Done, Detail: "orders-db-conn" });
        Assert.Equal((TimeSpan.FromSeconds(20), 5, TimeSpan.FromSeconds(20)), (progress.Took, progress.Done, progress.Usual));
    }

    [Fact]
    public void PausedAndDeleted_AreSaidAsWhatTheyAre()
    {
        var cluster = Cluster(NotReady, NotReady, NotReady, "", "annotations: {portal.internal/request-id: id-1, crossplane.io/paused: 'true'}");

        Assert.Equal("Paused Current", OrderQuery.ProgressOf(cluster, cluster.Roots().Single(), Offerings).Milestones[^1] is var last ? $"{last.Title} {last.State}" : "");
    }

    [Theory]
    [InlineData("AccessDenied: not authorized to perform rds:CreateDBInstance", "own access")]
    [InlineData("InvalidParameterValue: size", "Press Edit")]
    [InlineData("cannot get Composition: not found", "no working plan")]
    [InlineData("quota exceeded", "limit of the cloud account")]
    [InlineData("the moon is full", "tries again by itself")]
    [InlineData(null, "team-infra")]
    public void Advice_FitsTheCause(string? cause, string says) => Assert.Contains(says, OrderAdvice.For(cause, "team-infra"), StringComparison.Ordinal);

    [Fact]
    public void News_IsWhatBecameReadyOrFailed_OnceAndNotAtFirstSight()
    {
        var news = new OrderNews();
        Order One(HealthState state) => new("1", new(Claims, "a", "b"), "b", "", null, null, null, Created, new(state, null));

        Assert.Empty(news.In([One(HealthState.Failed)]));
        Assert.Single(news.In([One(HealthState.Ready)]));
        Assert.Empty(news.In([One(HealthState.Unknown)]));
        Assert.Empty(news.In([One(HealthState.Ready)]));
        Assert.Single(news.In([One(HealthState.Ready), One(HealthState.Ready) with { Id = "2" }]));
        Assert.Empty(news.In([One(HealthState.Progressing), One(HealthState.Ready) with { Id = "2" }]));
    }

    [Fact]
    public void UsualTime_IsTheMedian_WithoutWhatWasOnlyRestored()
    {
        var cluster = Cluster(IsReady, IsReady, IsReady, "", "annotations: {portal.internal/request-id: id-1, portal.internal/requested-at: '2026-01-12T09:14:00Z'}");

        Assert.Null(UsualTime.Of(cluster, Claims));
        Assert.Equal(new DateTimeOffset(2026, 1, 12, 9, 14, 0, TimeSpan.Zero), OrderReading.All(cluster, Offerings)[0].RequestedAt);
    }

    private static OfferingSet Offerings { get; } = new([new Offering
    {
        Definition = "xdatabases.platform.example.org", Type = Claims, CompositeType = Composites, Scope = CompositeScope.LegacyCluster,
        Look = new("default", "databases", "PostgreSQL database", null, "team-infra", new LiveList<string>([]), null),
        Variants = new LiveList<OfferingVariant>([new("small", "Small", null, new LiveList<PlannedPart>([new("instance", "rds.aws.upbound.io/v1beta1", "Instance")]), true, true)]),
    }], []);

    private static VisibleCluster Cluster(string? composite, string? part, string claim, string status, string metadata = "annotations: {portal.internal/request-id: id-1, portal.internal/requested-by: dana}")
    {
        var reference = composite is null ? "" : "resourceRef: {apiVersion: platform.example.org/v1, kind: XDatabase, name: orders-db-x}, ";
        var parts = part is null ? "" : "resourceRefs: [{apiVersion: rds.aws.upbound.io/v1beta1, kind: Instance, name: orders-db-x-1}], ";
        var claims = Store(Claims, $"{{metadata: {{name: orders-db, namespace: team-a, uid: a, creationTimestamp: '2026-11-24T12:00:00Z', {metadata}}}, spec: {{{reference}writeConnectionSecretToRef: {{name: orders-db-conn}}}}, status: {{conditions: {claim}{(status.Length > 0 ? ", " + status : "")}}}}}");
        var composites = Store(Composites, composite is null ? null : $"{{metadata: {{name: orders-db-x, uid: b, creationTimestamp: '2026-11-24T12:00:00Z'}}, spec: {{{parts}claimRef: {{apiVersion: platform.example.org/v1, kind: Database, name: orders-db, namespace: team-a}}}}, status: {{conditions: {composite}}}}}");
        var instances = Store(Instances, part is null ? null : $"{{metadata: {{name: orders-db-x-1, uid: c, ownerReferences: [{{apiVersion: platform.example.org/v1, kind: XDatabase, name: orders-db-x, uid: b, controller: true}}], creationTimestamp: '2026-11-24T12:00:01Z'}}, spec: {{}}, status: {{conditions: {part}}}}}");
        var stores = new[] { new WatchedKind(Claims, KindRole.Claim, claims), new WatchedKind(Composites, KindRole.Composite, composites), new WatchedKind(Instances, KindRole.Part, instances) };
        var view = new ClusterView(
            new ServedKinds([.. stores.Select(kind => new ServedType(kind.Type, [], ["list", "watch"], true))]), stores.ToImmutableDictionary(kind => KindId.Of(kind.Type)));
        return new(view, Sees(), Created + TimeSpan.FromMinutes(1));
    }

    private static Sight Sees() => new(
        new Caller("dana", ["team-a"]), false,
        ImmutableDictionary<string, ImmutableArray<AccessRule>>.Empty.Add("team-a", [new(["list"], ["*"], ["*"], [])]),
        ImmutableDictionary<ResourceType, bool>.Empty.Add(Composites, true), Created);

    private static StoreSnapshot Store(ResourceType type, string? yaml)
    {
        var objects = ImmutableDictionary<ObjectKey, KubeObject>.Empty;
        if (yaml is not null)
        {
            var found = KubeObject.Parse(type, ValueWriter.ToUtf8(ManifestDocument.Parse(yaml).Value));
            objects = objects.Add(found.Key, found);
        }

        return new(1, objects, StoreIndex.Empty, true, Created, null);
    }
}

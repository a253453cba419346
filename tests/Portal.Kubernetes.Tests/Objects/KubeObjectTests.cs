using System.Text;
using System.Text.Json;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Tests.Objects;

public sealed class KubeObjectTests
{
    private static readonly ResourceType Databases = new("example.org", "v1", "xdatabases", "XDatabase", true);

    private const string Composite = """
        {
          "apiVersion": "example.org/v1", "kind": "XDatabase",
          "metadata": {
            "name": "orders-db", "namespace": "team-a", "uid": "u-1", "resourceVersion": "42", "generation": 3,
            "creationTimestamp": "2026-03-01T10:00:00Z", "deletionTimestamp": "2026-03-02T10:00:00.123456Z",
            "labels": {"app": "orders", "escaped\u002fkey": "v\u00e9"},
            "annotations": {"portal.internal/owner": "group:team-a", "kubectl.kubernetes.io/last-applied-configuration": "{\"password\":1}"},
            "finalizers": ["a", {"odd": 1}, "b"],
            "managedFields": [{"manager": "x", "fieldsV1": {"f:spec": {}}}],
            "ownerReferences": [{"apiVersion": "v1", "kind": "Namespace", "name": "n", "uid": "o-1", "controller": true, "blockOwnerDeletion": true}]
          },
          "spec": {
            "parameters": {"metadata": {"name": "no"}, "resourceRef": {"name": "no"}, "replicas": 9},
            "resourceRef": {"apiVersion": "example.org/v1", "kind": "XDb", "name": "orders-db-x1"},
            "resourceRefs": [{"apiVersion": "a/v1", "kind": "Net", "name": "net"}, {"apiVersion": "a/v1", "kind": "Later"}, 7],
            "claimRef": {"apiVersion": "c/v1", "kind": "Db", "namespace": "team-a", "name": "orders"},
            "writeConnectionSecretToRef": {"name": "orders-conn", "namespace": "team-a"},
            "crossplane": {"compositionRef": {"name": "small"}, "resourceRefs": [{"apiVersion": "b/v1", "kind": "Disk", "name": "disk", "namespace": "team-a"}]}
          },
          "status": {"conditions": [
            {"type": "Synced", "status": "True", "reason": "ReconcileSuccess", "lastTransitionTime": "2026-03-01T10:00:01Z"},
            {"type": "Ready", "status": "False", "reason": "Creating", "message": "Waiting", "observedGeneration": 3, "more": [1, {}]}]}
        }
        """;

    [Fact]
    public void Parse_Metadata_IsReadWithoutWhatKubectlApplied()
    {
        var read = Parse(Composite);

        Assert.Equal(new ObjectKey(Databases, "team-a", "orders-db"), read.Key);
        Assert.Equal(("u-1", "42", 3L), (read.Uid, read.ResourceVersion, read.Generation));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), read.CreationTimestamp);
        Assert.True(read.IsDeleting);
        Assert.Equal(3, read.FinalizerCount);
        Assert.Equal("vé", read.Labels["escaped/key"]);
        Assert.Null(read.Labels["other"]);
        Assert.Equal(["portal.internal/owner"], read.Annotations.Keys);
        Assert.Equal(new OwnerReference("v1", "Namespace", "n", "o-1", true), read.Controller);
    }

    [Fact]
    public void Parse_References_OfBothGenerationsAreReadAndUnnamedOnesLeftOut()
    {
        var read = Parse(Composite);

        Assert.Equal(
            [
                new ObjectReference(ReferenceRole.Composite, "example.org/v1", "XDb", null, "orders-db-x1"),
                new ObjectReference(ReferenceRole.Part, "a/v1", "Net", null, "net"),
                new ObjectReference(ReferenceRole.Claim, "c/v1", "Db", "team-a", "orders"),
                new ObjectReference(ReferenceRole.ConnectionSecret, null, null, "team-a", "orders-conn"),
                new ObjectReference(ReferenceRole.CompositionV2, null, null, null, "small"),
                new ObjectReference(ReferenceRole.PartV2, "b/v1", "Disk", "team-a", "disk"),
            ],
            read.References);
    }

    [Fact]
    public void Parse_Conditions_AreReadInOrder()
    {
        var read = Parse(Composite);

        Assert.Equal(["Synced", "Ready"], read.Conditions.Select(condition => condition.Type));
        Assert.Equal(new Condition("Ready", "False", "Creating", "Waiting", null, 3), read.Condition("Ready"));
        Assert.True(read.Condition("Synced")!.IsTrue);
        Assert.Null(read.Workload);
    }

    [Fact]
    public void Parse_Deployment_CountsItsReplicas()
    {
        var read = Parse("""{"metadata":{"name":"d"},"spec":{"replicas":3},"status":{"observedGeneration":5,"replicas":3,"readyReplicas":2,"updatedReplicas":1,"availableReplicas":2}}""");

        Assert.Equal(new WorkloadStatus(3, 3, 2, 1, 2, null, null, 5), read.Workload);
    }

    [Fact]
    public void Parse_Pod_SaysItsPhaseAndWhyItWaits()
    {
        var read = Parse("""{"metadata":{"name":"p"},"status":{"phase":"Running","containerStatuses":[{"name":"a","state":{"running":{}}},{"state":{"waiting":{"reason":"CrashLoopBackOff","message":"m"}}}]}}""");

        Assert.Equal(("Running", "CrashLoopBackOff"), (read.Workload!.Phase, read.Workload.WaitingReason));
    }

    [Fact]
    public void Parse_DaemonSet_CountsItsNodes()
    {
        var read = Parse("""{"metadata":{"name":"p"},"status":{"desiredNumberScheduled":4,"numberReady":3,"updatedNumberScheduled":2,"numberAvailable":1}}""");

        Assert.Equal(new WorkloadStatus(4, null, 3, 2, 1, null, null, null), read.Workload);
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"x","labels":null,"annotations":[1],"ownerReferences":{},"finalizers":"f"},"spec":7,"status":[]}""")]
    [InlineData("""{"metadata":{"name":"x","creationTimestamp":"yesterday","generation":"1"},"status":{"conditions":{"a":1},"phase":3}}""")]
    public void Parse_ValuesOfUnexpectedKinds_AreSkipped(string json)
    {
        var read = Parse(json);

        Assert.Equal("x", read.Name);
        Assert.Empty(read.Labels);
        Assert.Empty(read.Conditions);
        Assert.Null(read.CreationTimestamp);
    }

    [Theory]
    [InlineData("""{"metadata":{}}""")]
    [InlineData("[]")]
    [InlineData("""{"metadata":{"name":"x"}""")]
    public void Parse_NoObject_Throws(string json) => Assert.ThrowsAny<JsonException>(() => Parse(json));

    [Fact]
    public void Parse_EqualTexts_AreOneString()
    {
        var (one, two) = (Parse(Composite), Parse(Composite));

        Assert.Same(one.Labels["app"], two.Labels["app"]);
        Assert.Same(one.Conditions[0].Reason, two.Conditions[0].Reason);
        Assert.Equal(one.Labels, two.Labels);
    }

    private static KubeObject Parse(string json) => KubeObject.Parse(Databases, Encoding.UTF8.GetBytes(json));
}

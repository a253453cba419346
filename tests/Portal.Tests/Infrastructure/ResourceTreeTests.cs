using Microsoft.Extensions.Time.Testing;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;

namespace Portal.Tests.Infrastructure;

public sealed class ResourceTreeTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-02-01T00:00:00Z");
    private readonly Views _views = new(new FakeTimeProvider(Now));

    [Fact]
    public void Of_Claim_HasItsCompositeAndParts()
    {
        _views.Order("orders-db", Views.Ready, Views.Ready);

        var tree = ResourceTree.Of(Views.Seen(_views.Now, Now, "team-a"), new ObjectKey(Views.Claims, "team-a", "orders-db"))!;

        Assert.Equal(["orders-db", "orders-db-x", "orders-db-db"], tree.All().Select(part => part.Key.Name));
        Assert.Equal([true, false, false], tree.All().Select(part => part.Readable));
    }

    [Fact]
    public void Of_SomebodyElsesClaim_IsNothing()
    {
        _views.Order("orders-db");

        Assert.Null(ResourceTree.Of(Views.Seen(_views.Now, Now, "team-b"), new ObjectKey(Views.Claims, "team-a", "orders-db")));
    }

    [Fact]
    public void Of_ReferenceToWhatIsAnothersPart_ShowsNothingOfIt()
    {
        _views.Order("orders-db", Views.Ready, Views.Failed("somebody's secret"));
        _views.Put(Views.Claims, "team-b", "spy", """{"spec":{"resourceRef":{"apiVersion":"example.org/v1","kind":"XDatabase","name":"orders-db-x"}}}""");

        var tree = ResourceTree.Of(Views.Seen(_views.Now, Now, "team-b"), new ObjectKey(Views.Claims, "team-b", "spy"))!;

        Assert.Equal([false], tree.Parts.Select(part => part.Found));
        Assert.DoesNotContain(tree.All(), part => part.Health.Cause?.Contains("secret", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Of_CompositesThatReferToEachOther_Ends()
    {
        const string Loop = """{"metadata":{"ownerReferences":[{"uid":"uid-one"},{"uid":"uid-two"}]},"spec":{"resourceRefs":[{"apiVersion":"example.org/v1","kind":"XDatabase","name":"one"},{"apiVersion":"example.org/v1","kind":"XDatabase","name":"two"}]}}""";
        var one = _views.Put(Views.Composites, null, "one", Loop);
        _views.Put(Views.Composites, null, "two", Loop);

        var tree = ResourceTree.Of(Views.Seen(_views.Now, Now, "team-a"), one);

        Assert.True(tree.All().Count() < 50);
    }

    [Theory]
    [InlineData("""{"forProvider":{}}""", ExternalFate.Deleted)]
    [InlineData("""{"forProvider":{},"deletionPolicy":"Delete"}""", ExternalFate.Deleted)]
    [InlineData("""{"forProvider":{},"deletionPolicy":"Orphan"}""", ExternalFate.Kept)]
    [InlineData("""{"forProvider":{},"deletionPolicy":"Orphan","managementPolicies":["*"]}""", ExternalFate.Kept)]
    [InlineData("""{"forProvider":{},"managementPolicies":["Observe"]}""", ExternalFate.Kept)]
    [InlineData("""{"forProvider":{},"managementPolicies":["Create","Observe","Update","LateInitialize"]}""", ExternalFate.Kept)]
    [InlineData("""{"forProvider":{},"deletionPolicy":"Orphan","managementPolicies":["Observe","Delete"]}""", ExternalFate.Deleted)]
    [InlineData("""{"replicas":3}""", ExternalFate.None)]
    public void Plan_OfAPart_SaysWhatBecomesOfItsData(string spec, ExternalFate fate)
    {
        _views.Order("orders-db", Views.Ready, Views.Ready, spec);
        var tree = ResourceTree.Of(Views.Seen(_views.Now, Now, "team-a"), new ObjectKey(Views.Claims, "team-a", "orders-db"))!;

        var plan = DeletionPlan.Of(tree);

        Assert.Equal(fate, plan.Steps.Single(step => step.Key.Name == "orders-db-db").Fate);
        Assert.Equal((fate == ExternalFate.Deleted ? 1 : 0, fate == ExternalFate.Kept ? 1 : 0), (plan.Lost, plan.Kept));
        Assert.Contains(fate switch { ExternalFate.Deleted => "data is lost", ExternalFate.Kept => "data is kept", _ => "Nothing outside" }, plan.Words, StringComparison.Ordinal);
    }
}

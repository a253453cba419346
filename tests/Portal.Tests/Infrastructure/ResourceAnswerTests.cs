using Portal.Catalog;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;

namespace Portal.Tests.Infrastructure;

public sealed class ResourceAnswerTests
{
    private static readonly ResourceRow[] Rows =
    [
        Row("orders-db", "team-a", HealthState.Ready, application: "orders-api"),
        Row("checkout-db", "team-a", HealthState.Failed, "quota exceeded", "checkout", minutes: 5),
        Row("reports-db", "team-b", HealthState.Progressing, minutes: 1),
        Row("nobodys", null, HealthState.Paused, minutes: 90),
        Row("orders-api", "team-a", HealthState.Ready) with { IsWorkload = true },
    ];

    [Theory]
    [InlineData("", "checkout-db nobodys orders-db reports-db")]
    [InlineData("sort=-name", "reports-db orders-db nobodys checkout-db")]
    [InlineData("sort=age", "reports-db checkout-db orders-db nobodys")]
    [InlineData("sort=health", "checkout-db reports-db nobodys orders-db")]
    [InlineData("sort=owner", "checkout-db orders-db reports-db nobodys")]
    [InlineData("q=QUOTA", "checkout-db")]
    [InlineData("q=db team-a", "checkout-db orders-db")]
    [InlineData("owner=team-b", "reports-db")]
    [InlineData("owner=group:default/team-b", "reports-db")]
    [InlineData("owner=-", "nobodys")]
    [InlineData("health=failed,paused", "checkout-db nobodys")]
    [InlineData("health=nonsense", "")]
    [InlineData("application=orders-api", "orders-db")]
    [InlineData("application=component:default/orders-api", "orders-db")]
    [InlineData("kind=databases.example.org", "checkout-db nobodys orders-db reports-db")]
    [InlineData("kind=Bucket", "")]
    [InlineData("show=workloads", "orders-api")]
    [InlineData("show=all", "checkout-db nobodys orders-api orders-db reports-db")]
    public void Of_Query_FindsInOrder(string asked, string expected) =>
        Assert.Equal(expected, string.Join(' ', ResourceAnswer.Of(Rows, Query(asked)).Entries.Select(entry => entry.Row!.Key.Name)));

    [Fact]
    public void Of_ByOwner_StandsUnderHeadingsAndTheOwnerlessLast()
    {
        var answer = ResourceAnswer.Of(Rows, new() { ByOwner = true });

        Assert.Equal(["team-a 2", "checkout-db", "orders-db", "team-b 1", "reports-db", "- 1", "nobodys"], answer.Entries.Select(entry => entry.Row?.Key.Name ?? $"{entry.Owner ?? "-"} {entry.Count}"));
    }

    [Fact]
    public void Of_Health_CountsWhatItLeavesOutToo()
    {
        var summary = ResourceAnswer.Of(Rows, new() { Health = "Failed", Owner = "team-a" }).Summary;

        Assert.Equal((4, 1), (summary.All, summary.Found));
        Assert.Equal([1, 0, 1, 0, 0, 0], summary.ByHealth);
        Assert.Equal(["No owner 1", "team-a 2", "team-b 1"], summary.Owners.Select(choice => $"{choice.Label} {choice.Count}"));
    }

    [Theory]
    [InlineData("XPostgreSQLInstance", "PostgreSQL instance")]
    [InlineData("PostgreSQLInstance", "PostgreSQL instance")]
    [InlineData("CompositePostgreSQLInstance", "PostgreSQL instance")]
    [InlineData("XObjectBucket", "Object bucket")]
    [InlineData("Xylophone", "Xylophone")]
    [InlineData("VPC", "VPC")]
    [InlineData("SecurityGroup", "Security group")]
    [InlineData("MySQLServer", "MySQL server")]
    public void Title_OfAKind_IsWords(string kind, string title) => Assert.Equal(title, KindTitles.Of(kind));

    private static ResourceQuery Query(string asked)
    {
        var pairs = asked.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new()
        {
            Text = pairs.GetValueOrDefault("q"), Kind = pairs.GetValueOrDefault("kind"), Owner = pairs.GetValueOrDefault("owner"), Application = pairs.GetValueOrDefault("application"),
            Health = pairs.GetValueOrDefault("health"), Show = pairs.GetValueOrDefault("show"), Sort = pairs.GetValueOrDefault("sort"),
        };
    }

    private static ResourceRow Row(string name, string? owner, HealthState state, string? cause = null, string? application = null, int minutes = 30) => new(
        new ObjectKey(new("example.org", "v1", "databases", "Database", true), owner ?? "default", name), $"uid-{name}", "Database", owner,
        application is null ? null : EntityRef.Of("component", "default", application), DateTimeOffset.UnixEpoch.AddDays(1).AddMinutes(-minutes), new(state, cause), false);
}

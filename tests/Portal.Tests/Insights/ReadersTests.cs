using Microsoft.Extensions.Options;
using Portal.Identity;
using Portal.Insights;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Testing.Api;

namespace Portal.Tests.Insights;

public sealed class ReadersTests
{
    private static readonly Caller Dana = new("dana", ["team-a"]);
    private static readonly ObjectKey Pod = new(new("", "v1", "pods", "Pod", true), "team-a", "orders-1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_IsFollowedAsThePerson_AndTakenUpWhereItEnded()
    {
        await using var api = await FakeApi.StartAsync();
        using var connection = KubeConnection.FromText(api.KubeConfig);
        api.Answer("GET", "/api/v1/namespaces/team-a/pods/orders-1/log", new(200, "2026-11-24T10:00:01.1Z one\n2026-11-24T10:00:02.25Z two\n2026-11-24T10:00:03Z three"));
        var reader = new LogReader(Clients(connection), new FastTime());
        var lines = new List<string>();
        await foreach (var batch in reader.FollowAsync(Dana, Pod, "app", ["one", "three"], Token))
        {
            lines.AddRange(batch.Lines);
            if (api.Requests.Count > 1)
            {
                break;
            }
        }

        Assert.Equal(["2026-11-24T10:00:01.1Z one", "2026-11-24T10:00:03Z three"], lines);
        Assert.All(api.Requests, request => Assert.Equal("dana", request.Header("Impersonate-User")));
        Assert.Contains("tailLines=", api.Requests[0].Query, StringComparison.Ordinal);
        Assert.Contains("sinceTime=2026-11-24T10%3A00%3A03Z", api.Requests[1].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_Refused_IsSaid()
    {
        await using var api = await FakeApi.StartAsync();
        using var connection = KubeConnection.FromText(api.KubeConfig);
        api.Answer("GET", "/api/v1/namespaces/team-a/pods/orders-1/log", FakeAnswer.Status(403, "Forbidden"));

        await foreach (var batch in new LogReader(Clients(connection), new FastTime()).FollowAsync(Dana, Pod, "app", [], Token))
        {
            Assert.Equal("You may not read the logs of pods in team-a.", batch.Trouble);
            break;
        }
    }

    [Fact]
    public async Task LineWithoutEnd_IsCut()
    {
        await using var api = await FakeApi.StartAsync();
        using var connection = KubeConnection.FromText(api.KubeConfig);
        api.Answer("GET", "/api/v1/namespaces/team-a/pods/orders-1/log", new(200, new string('x', 100_000) + "\nlast"));

        var opened = await new ResourceClient(connection, TimeProvider.System).OpenLogAsync(Pod, new(), null, Token);
        var lines = new List<int>();
        await foreach (var line in opened.Lines!.ReadAsync(Token))
        {
            lines.Add(line.Length);
        }

        Assert.Equal([LineStream.LongestLine, 4], lines);
    }

    [Theory]
    [InlineData(200, """{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1764000000,"1.5"],[1764000060,"NaN"],[1764000120,"2"]]}]}}""", 2, null)]
    [InlineData(200, """{"status":"success","data":{"resultType":"matrix","result":[]}}""", 0, null)]
    [InlineData(403, "{}", 0, "You may not ask Prometheus in monitoring.")]
    [InlineData(404, "{}", 0, "There is no Prometheus to ask.")]
    public async Task Prometheus_IsAskedThroughTheApiServer(int code, string body, int points, string? why)
    {
        await using var api = await FakeApi.StartAsync();
        using var connection = KubeConnection.FromText(api.KubeConfig);
        api.Answer("GET", "/api/v1/namespaces/monitoring/services/prometheus:9090/proxy/api/v1/query_range", new(code, body));

        var answer = await new PrometheusReader(Clients(connection), Options.Create(new InsightsOptions()), TimeProvider.System).ReadAsync(Dana, "up{a=\"b\"}", Token);

        Assert.Equal((points, why), (answer.Points.Count, answer.Why));
        Assert.Contains("query=up%7Ba%3D%22b%22%7D", Assert.Single(api.Requests).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_AreReadByUid_AndTogetherWhereTheySayTheSame()
    {
        await using var api = await FakeApi.StartAsync();
        using var connection = KubeConnection.FromText(api.KubeConfig);
        var events = new ResourceType("", "v1", "events", "Event", true);
        api.Answer("GET", "/api/v1/namespaces/team-a/events", new(200, $$"""
            {"kind":"EventList","apiVersion":"v1","metadata":{},"items":[{{Event("u1", 2, "10:00:00")}},{{Event("u1", 1, "10:05:00")}},{{Event("other", 1, "10:06:00")}}]}
            """));

        var page = await new EventReader(Clients(connection)).ReadAsync(Dana, [new(new(events, "team-a", "x"), "u1", "1")], Token);

        var row = Assert.Single(page.Rows);
        Assert.Equal((3, true, "Cannot create"), (row.Count, row.IsOwn, row.Words));
        Assert.Contains("fieldSelector=involvedObject.uid%3Du1", Assert.Single(api.Requests).Query, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", row.Message, StringComparison.Ordinal);

        static string Event(string uid, int count, string at) => $$"""
            {"metadata":{"name":"e-{{uid}}-{{at.Replace(":", "", StringComparison.Ordinal)}}"},"involvedObject":{"kind":"Instance","name":"db","uid":"{{uid}}"},"type":"Warning","reason":"CannotCreate","message":"bad password=hunter2","count":{{count}},"firstTimestamp":"2026-11-24T{{at}}Z","lastTimestamp":"2026-11-24T{{at}}Z"}
            """;
    }

    private static CallerClients Clients(KubeConnection connection) => new(
        new ResourceClient(connection, TimeProvider.System),
        new CallerIdentities(Options.Create(new IdentityOptions { Mode = IdentityMode.Demo }), Options.Create(new ClusterOptions())));

    /// <summary>Waits end at once.</summary>
    private sealed class FastTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : dueTime, period);
    }
}

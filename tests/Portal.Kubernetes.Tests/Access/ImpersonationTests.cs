using System.Text;
using System.Text.Json;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Testing.Api;

namespace Portal.Kubernetes.Tests.Access;

public sealed class ImpersonationTests
{
    private static readonly ResourceType Widgets = new("example.org", "v1", "widgets", "Widget", true);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Caller_SeveralGroups_EachTravelsInALineOfItsOwn(bool secure)
    {
        await using var api = secure ? await FakeApi.StartSecureAsync() : await FakeApi.StartAsync();
        api.Serve(Widgets);
        using var connection = KubeConnection.FromText(api.KubeConfig);
        var client = new ResourceClient(connection, TimeProvider.System);
        var lee = new CallerIdentity("lee", ["team-a", "team, b", "größe"], extra: new Dictionary<string, IReadOnlyList<string>> { ["scopes"] = ["one", "two"] });

        var body = JsonSerializer.SerializeToUtf8Bytes(new { metadata = new { name = "one", annotations = new { text = new string('x', 20_000) + "\r\n\r\n" } } });
        var made = await client.CreateAsync(Widgets, "team-a", body, WriteOptions.Default, lee, Ct);
        var read = await client.GetAsync(new(Widgets, "team-a", "one"), lee, Ct);

        Assert.IsType<Accepted>(made);
        Assert.IsType<Accepted>(read);
        Assert.All(api.Requests, request =>
        {
            Assert.Equal(["team-a", "team, b", "größe"], request.Headers["Impersonate-Group"].Select(Utf8));
            Assert.Equal(["one", "two"], request.Headers["Impersonate-Extra-scopes"].Select(Utf8));
            Assert.Equal("lee", request.Header("Impersonate-User"));
        });
    }

    [Theory]
    [InlineData("system:masters")]
    [InlineData("System:admin")]
    [InlineData("system:serviceaccount:kube-system:default")]
    public void Caller_ReservedName_IsRefused(string name)
    {
        Assert.Throws<ArgumentException>(() => new CallerIdentity(name, []));
        Assert.Throws<ArgumentException>(() => new CallerIdentity("dana", [name]));
    }

    [Fact]
    public async Task Caller_OwnToken_IsSentAloneAndNobodyIsImpersonated()
    {
        await using var api = await FakeApi.StartSecureAsync();
        api.Serve(Widgets);
        using var connection = KubeConnection.FromText(api.KubeConfig);
        var client = new ResourceClient(connection, TimeProvider.System);

        await client.GetAsync(new(Widgets, "team-a", "one"), CallerIdentity.WithToken("system:serviceaccount:team-a:ci", "their-token"), Ct);

        var asked = Assert.Single(api.Requests);
        Assert.Equal("Bearer their-token", asked.Header("Authorization"));
        Assert.Null(asked.Header("Impersonate-User"));
    }

    // The fake reads header bytes as Latin-1.
    private static string Utf8(string? value) => value!.Contains('Ã') ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value)) : value;
}

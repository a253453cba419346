using System.Net;
using System.Net.Http.Json;
using Portal.Schema.Values;
using Portal.Testing;

namespace Portal.Tests.Catalog;

/// <summary>The catalog's API in the whole portal, held against what a real Backstage answered.</summary>
public sealed class CatalogApiTests(ITestOutputHelper output)
{
    private static readonly string Shared = Environment.GetEnvironmentVariable("PORTAL_SHARED") ?? Path.Combine(PortalProcess.Root, "..", "shared");

    [Theory]
    [InlineData("made", 541)]
    [InlineData("dev", 508)]
    public async Task Replay_AnswersAsBackstageDid(string recording, int least)
    {
        var source = Path.Combine(Shared, "backstage", recording);
        Assert.SkipUnless(Directory.Exists(source), $"no recording at {source}");
        var token = TestContext.Current.CancellationToken;
        using var catalog = new RecordedCatalog(Path.Combine(source, "catalog"));
        await using var portal = await PortalApplication.StartAsync(token, ("Portal:Catalog:Locations:0:Target", Path.Combine(catalog.Path, "all.yaml")), ("Portal:Sandbox:Seed", "none"));
        using var guest = await GuestAsync(portal, token);
        using var stranger = portal.CreateClient();
        var replay = new BackstageReplay(guest, stranger, catalog.Path);
        await replay.PrepareAsync(token);

        var (asked, same) = (0, 0);
        foreach (var record in Records(source))
        {
            var difference = await replay.DifferenceAsync(record, token);
            asked++;
            same += difference is null ? 1 : 0;
            if (difference is not null)
            {
                output.WriteLine($"{record["id"]!.Text} {record.At("request", "method")!.Text} {record.At("request", "path")!.Text}: {difference}");
            }
        }

        output.WriteLine($"{recording}: {same} of {asked} answers are Backstage's");
        Assert.True(same >= least, $"{same} of {asked} answers are Backstage's, {least} were before");
    }

    private static IEnumerable<Value> Records(string source)
    {
        var unstable = ValueReader.Parse(File.ReadAllBytes(Path.Combine(source, "answers", "unstable.json"))).Items.Select(id => id.Text).ToHashSet();
        string[] groups = ["entities", "by-name", "by-refs", "by-query", "by-query-post", "facets", "validate-entity", "refresh", "methods", "auth", "locations"];
        return groups.SelectMany(group => ValueReader.Parse(File.ReadAllBytes(Path.Combine(source, "answers", $"{group}.json"))).Items).Where(record => !unstable.Contains(record["id"]!.Text));
    }

    private static async Task<HttpClient> GuestAsync(PortalApplication portal, CancellationToken token)
    {
        var client = portal.CreateClient();
        using var form = new FormUrlEncodedContent([new("user", "guest")]);
        using var answer = await client.PostAsync(new Uri("/login", UriKind.Relative), form, token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }
}

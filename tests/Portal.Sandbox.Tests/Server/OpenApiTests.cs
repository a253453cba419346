using System.Net;
using System.Text.Json;
using Portal.Kubernetes.Client;
using Portal.Testing;
using static Portal.Sandbox.Tests.ApiCalls;

namespace Portal.Sandbox.Tests.Server;

public sealed class OpenApiTests
{
    private const string Definition =
        """{"metadata":{"name":"maps.x.example.org"},"spec":{"group":"x.example.org","scope":"Namespaced","names":{"plural":"maps","kind":"Map"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"size":{"type":"integer","nullable":true,"description":"How large."}}}}}}}]}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task VersionTwo_DescribesBuiltInAndCustomKinds()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        await cluster.CreateAsync(ApiCalls.Definitions, null, Definition, Token);
        await UntilAsync(() => cluster.Admin.GetPathAsync("apis/x.example.org/v1/maps", null, Token), outcome => outcome is Accepted, Token);

        var document = Body(await cluster.Admin.GetPathAsync("openapi/v2", null, Token));

        var definitions = document.GetProperty("definitions");
        Assert.Equal("#/definitions/io.k8s.api.apps.v1.DeploymentSpec", definitions.GetProperty("io.k8s.api.apps.v1.Deployment").GetProperty("properties").GetProperty("spec").GetProperty("$ref").GetString());
        var size = definitions.GetProperty("org.example.x.v1.Map").GetProperty("properties").GetProperty("spec").GetProperty("properties").GetProperty("size");
        Assert.Equal(("integer", "How large.", false), (size.GetProperty("type").GetString(), size.GetProperty("description").GetString(), size.TryGetProperty("nullable", out _)));
        Assert.DoesNotContain("#/components", document.GetRawText(), StringComparison.Ordinal);
        Assert.True(document.GetProperty("paths").TryGetProperty("/apis/x.example.org/v1/namespaces/{namespace}/maps", out _));
    }

    [Fact]
    public async Task Index_HashOfAGroup_ChangesWithItsDefinitionsAlone()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        await cluster.CreateAsync(ApiCalls.Definitions, null, Definition, Token);
        await UntilAsync(() => cluster.Admin.GetPathAsync("apis/x.example.org/v1/maps", null, Token), outcome => outcome is Accepted, Token);
        var before = await PathsAsync(cluster);
        await cluster.CreateAsync(ConfigMaps, "default", """{"metadata":{"name":"a"}}""", Token);
        var same = await PathsAsync(cluster);
        await cluster.MergeAsync(new(ApiCalls.Definitions, null, "maps.x.example.org"), """{"spec":{"names":{"shortNames":["mp"]}}}""", Token);
        var after = await PathsAsync(cluster);

        Assert.Equal(before.GetRawText(), same.GetRawText());
        Assert.Equal(Url(before, "apis/apps/v1"), Url(after, "apis/apps/v1"));
        Assert.NotEqual(Url(before, "apis/x.example.org/v1"), Url(after, "apis/x.example.org/v1"));
        using var http = cluster.HttpAs("ann", "system:masters");
        using var old = await http.GetAsync(Url(before, "apis/x.example.org/v1"), Token);
        using var current = await http.GetAsync(Url(after, "apis/x.example.org/v1"), Token);
        Assert.Equal((HttpStatusCode.MovedPermanently, HttpStatusCode.OK), (old.StatusCode, current.StatusCode));
        Assert.Equal(Url(after, "apis/x.example.org/v1"), old.Headers.Location?.OriginalString);
    }

    private static async Task<JsonElement> PathsAsync(SandboxCluster cluster) => Body(await cluster.Admin.GetPathAsync("openapi/v3", null, Token)).GetProperty("paths");

    private static string Url(JsonElement paths, string path) => paths.GetProperty(path).GetProperty("serverRelativeURL").GetString()!;
}

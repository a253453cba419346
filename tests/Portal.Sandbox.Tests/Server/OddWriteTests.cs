using System.Net;
using System.Text.Json;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Server;

/// <summary>Writes with something wrong in them, in the words of a real API server; among them what fuzzing found.</summary>
public sealed class OddWriteTests : IAsyncLifetime
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string Web = "/apis/apps/v1/namespaces/default/deployments/web";
    private const string Apply = "application/apply-patch+yaml";
    private SandboxCluster _cluster = null!;
    private HttpClient _http = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await SandboxCluster.StartAsync(Token);
        _http = _cluster.HttpAs("ann", "system:masters");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cluster.DisposeAsync();
    }

    [Theory]
    [InlineData("{replicas: 0, bogus: 1}", ".spec.bogus: field not declared in schema")]
    [InlineData("{replicas: \"3\"}", ".spec.replicas: expected numeric (int or float), got string")]
    [InlineData("{template: {spec: {containers: [{name: q, image: i},{name: q, image: j}]}}}", ".spec.template.spec.containers: duplicate entries for key [name=\"q\"]")]
    [InlineData("{template: {metadata: {bogus: 1}}}", ".spec.template.metadata.bogus: field not declared in schema")]
    public async Task Apply_BuiltInKind_HasToFitItsType(string spec, string why)
    {
        await DeployAsync();

        var (status, answer) = await _http.SendAsync("PATCH", Web + "?fieldManager=a", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: " + spec, Apply, Token);

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal($"failed to create typed patch object (default/web; apps/v1, Kind=Deployment): {why}", answer.Message());
    }

    [Fact]
    public async Task ApplyScale_AgainstTheOwnerOfTheReplicas_ConflictsAndTakesThemByForce()
    {
        const string Scale = "apiVersion: autoscaling/v1\nkind: Scale\nmetadata: {name: web}\nspec: {replicas: 1}";
        await DeployAsync();

        var (refused, why) = await _http.SendAsync("PATCH", Web + "/scale?fieldManager=scaler", Scale, Apply, Token);
        var (taken, scale) = await _http.SendAsync("PATCH", Web + "/scale?fieldManager=scaler&force=true", Scale, Apply, Token);
        var web = JsonElement.Parse(await _http.GetStringAsync(Web, Token));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK, 1), (refused, taken, scale.GetProperty("spec").GetProperty("replicas").GetInt32()));
        Assert.StartsWith("Apply failed with 1 conflict: conflict with \"unknown\" using autoscaling/v1: .spec.replicas", why.Message(), StringComparison.Ordinal);
        var owners = web.GetProperty("metadata").GetProperty("managedFields").EnumerateArray().Where(entry => entry.GetProperty("fieldsV1").GetRawText().Contains("f:replicas\":{}}", StringComparison.Ordinal)
            && entry.GetProperty("manager").GetString() != "sandbox").ToList();
        var owner = Assert.Single(owners);
        Assert.Equal(("scaler", "Apply", "apps/v1", "scale"), (
            owner.GetProperty("manager").GetString(), owner.GetProperty("operation").GetString(), owner.GetProperty("apiVersion").GetString(), owner.GetProperty("subresource").GetString()));
    }

    [Theory]
    [InlineData("PUT", Web + "/scale", """{"kind":"Scale","apiVersion":"autoscaling/v1","metadata":{"name":"web"},"spec":{"replicas":-1}}""", "application/json", 422,
        "Scale.autoscaling \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData("PUT", Web + "/scale", """{"kind":"Scale","apiVersion":"autoscaling/v1","metadata":{"name":"other"},"spec":{"replicas":1}}""", "application/json", 400,
        "the name of the object (other) does not match the name on the URL (web)")]
    [InlineData("PATCH", Web, """[{"op":"add","path":"/metadata/name","value":"other"}]""", "application/json-patch+json", 400,
        "the name of the object (other) does not match the name on the URL (web)")]
    [InlineData("DELETE", ConfigMaps + "?labelSelector=none", """{"propagationPolicy":"Bogus"}""", "application/json", 422,
        "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"Bogus\": supported values: \"Background\", \"Foreground\", \"Orphan\", \"nil\"")]
    [InlineData("POST", "/api/v1/namespaces/default/serviceaccounts/default/token", """{"spec":{"expirationSeconds":9223372036854775807}}""", "application/json", 422,
        "TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value: 9223372036854775807: may not specify a duration larger than 2^32 seconds")]
    [InlineData("POST", ConfigMaps + "?fieldManager=a%07b", """{"metadata":{"name":"a"}}""", "application/json", 422,
        "CreateOptions.meta.k8s.io \"\" is invalid: fieldManager: Invalid value: \"a\\u0007b\": should only contain printable characters")]
    public async Task Write_WithAMistake_IsRefusedInTheWordsOfTheServer(string method, string path, string body, string mediaType, int code, string words)
    {
        await DeployAsync();

        var (status, answer) = await _http.SendAsync(method, path, body, mediaType, Token);

        Assert.Equal((code, words), ((int)status, answer.Message()));
    }

    [Theory]
    [InlineData("application/json", """{"metadata":{"name":"half"},"data":{"k":"\ud800x"}}""", 201)]
    [InlineData("application/yaml", "{metadata: {name: half}, data: {k: \"\\ud800x\"}}", 400)]
    [InlineData("application/yaml", "a: [-", 400)]
    [InlineData("application/yaml", "{metadata: {name: endless}, data: {k: -1e400}}", 201)]
    [InlineData("application/yaml", "[a\n---\n,?", 400)]
    [InlineData("application/json", """{"metadata":{"name":"odd"},"été\n":1}""", 201)]
    public async Task Body_ThatIsHardlyText_IsTakenOrRefused(string mediaType, string body, int code)
    {
        var (status, _) = await _http.SendAsync("POST", ConfigMaps, body, mediaType, Token);

        Assert.Equal(code, (int)status);
    }

    [Fact]
    public async Task Rule_WithThousandsOfMistakes_IsRefusedInFewWords()
    {
        var rule = string.Join(" || ", Enumerable.Repeat("[]", 3_000));
        var definition = """
            {"metadata":{"name":"rules.x.example.org"},"spec":{"group":"x.example.org","scope":"Namespaced","names":{"plural":"rules","kind":"Rule"},"versions":[{"name":"v1","served":true,"storage":true,
            "schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-validations":[{"rule":"RULE"}]}}}]}}
            """.Replace("RULE", rule, StringComparison.Ordinal);

        var (status, answer) = await _http.SendAsync("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition, "application/json", Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("more errors were truncated", answer.Message(), StringComparison.Ordinal);
        Assert.True(answer.GetRawText().Length < 10_000_000);
    }

    private async Task DeployAsync()
    {
        const string Body = """{"metadata":{"name":"web"},"spec":{"replicas":0,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"app","image":"i:1"}]}}}}""";
        var (status, _) = await _http.SendAsync("POST", Web[..Web.LastIndexOf('/')], Body, "application/json", Token);
        Assert.Equal(HttpStatusCode.Created, status);
    }
}

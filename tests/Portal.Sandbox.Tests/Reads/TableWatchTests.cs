using System.Net;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Reads;

/// <summary>Watches whose events are Tables.</summary>
public sealed class TableWatchTests
{
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("None", HttpStatusCode.OK, "\"kind\":\"Table\"")]
    [InlineData("Everything", HttpStatusCode.BadRequest, "must be 'Metadata', 'Object', 'None', or empty")]
    public async Task Watch_IncludeObject_IsHeardBeforeTheFirstEvent(string include, HttpStatusCode code, string said)
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        using var http = cluster.HttpAs("admin", "system:masters");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", Table);

        using var answer = await http.GetAsync(new Uri($"/api/v1/namespaces?watch=true&timeoutSeconds=1&includeObject={include}", UriKind.Relative), Token);

        Assert.Equal(code, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }
}

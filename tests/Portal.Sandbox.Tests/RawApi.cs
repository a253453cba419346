using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Portal.Testing;

namespace Portal.Sandbox.Tests;

/// <summary>Plain HTTP to a sandbox, for tests that send what a client of ours never would.</summary>
internal static class RawApi
{
    public static HttpClient HttpAs(this SandboxCluster cluster, string user, params string[] groups)
    {
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true, AllowAutoRedirect = false };
        var http = new HttpClient(handler) { BaseAddress = cluster.Server, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", cluster.TokenFor(user, groups));
        return http;
    }

    /// <summary>The code, and the answer as JSON.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        this HttpClient http, string method, string path, string body, string mediaType, CancellationToken token)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        using var answer = await http.SendAsync(request, token);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync(token)));
    }

    public static string? Message(this JsonElement status) => status.TryGetProperty("message", out var message) ? message.GetString() : null;
}

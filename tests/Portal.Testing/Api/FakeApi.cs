using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Portal.Kubernetes.Objects;

namespace Portal.Testing.Api;

/// <summary>
/// A scripted API server on loopback, for what the sandbox cannot be made to do wrong. It serves the kinds that it is told to, answers 404 for
/// every other, and keeps what it was asked. Not a model of a real server: no validation, no authorization.
/// </summary>
public sealed class FakeApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly X509Certificate2? _certificate;
    private readonly FakeClock _clock = new();
    private readonly ConcurrentDictionary<ResourceType, FakeKind> _kinds = new();
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private readonly ConcurrentDictionary<string, FakeAnswer> _answers = new();

    private FakeApi(X509Certificate2? certificate)
    {
        _certificate = certificate;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, Listen));
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Url => new(_app.Urls.Single());

    /// <summary>A kubeconfig whose user has the token <c>fake-token</c>.</summary>
    public string KubeConfig => KubeConfigFor(Url);

    /// <summary>Everything asked so far, in order of arrival.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    /// <summary>Plain http, so HTTP/1.1.</summary>
    public static Task<FakeApi> StartAsync() => StartAsync(null);

    /// <summary>https with a certificate of its own, so HTTP/2.</summary>
    public static Task<FakeApi> StartSecureAsync() => StartAsync(FakeCertificate.Make());

    /// <summary>The same kubeconfig for another address, of a proxy in between for instance.</summary>
    public string KubeConfigFor(Uri server)
    {
        var authority = _certificate is null
            ? ""
            : $"certificate-authority-data: {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(_certificate.ExportCertificatePem()))}";
        return $"""
            apiVersion: v1
            kind: Config
            current-context: fake
            clusters:
            - name: fake
              cluster:
                server: {server}
                {authority}
            users:
            - name: fake
              user:
                token: fake-token
            contexts:
            - name: fake
              context:
                cluster: fake
                user: fake
            """;
    }

    public FakeKind Serve(ResourceType type) => _kinds.GetOrAdd(type, wanted => new FakeKind(wanted, _clock));

    /// <summary>From now on the kind is answered with 404, and its watches end.</summary>
    public void StopServing(ResourceType type)
    {
        if (_kinds.TryRemove(type, out var kind))
        {
            kind.EndWatches();
        }
    }

    /// <summary>Answers every request of this method and path (without the query) so, whatever is served.</summary>
    public void Answer(string method, string path, FakeAnswer answer) => _answers[$"{method} {path}"] = answer;

    public async ValueTask DisposeAsync()
    {
        foreach (var kind in _kinds.Values)
        {
            kind.CutWatches();
        }

        await _app.DisposeAsync();
        _certificate?.Dispose();
    }

    private static async Task<FakeApi> StartAsync(X509Certificate2? certificate)
    {
        var api = new FakeApi(certificate);
        await api._app.StartAsync();
        return api;
    }

    private void Listen(ListenOptions options)
    {
        options.Protocols = HttpProtocols.Http1AndHttp2;
        if (_certificate is not null)
        {
            options.UseHttps(_certificate);
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var asked = http.Request;
        _requests.Enqueue(new FakeRequest(
            asked.Method, asked.Path, asked.QueryString.Value ?? "", asked.Protocol, new HeaderDictionary(asked.Headers.ToDictionary()), body));
        if (_answers.TryGetValue($"{asked.Method} {asked.Path}", out var answer))
        {
            await FakeHandler.WriteAsync(http, answer);
            return;
        }

        if (FakePath.Parse(asked.Path) is not { } path || _kinds.Values.FirstOrDefault(kind => path.Means(kind.Type)) is not { } kind)
        {
            await FakeHandler.WriteAsync(http, FakeAnswer.Status(404, "NotFound", "the server could not find the requested resource"));
            return;
        }

        await new FakeHandler(kind, path, http, body).RunAsync();
    }
}

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;
using k8s.Authentication;
using KubernetesClass = k8s.Kubernetes;

namespace Portal.Kubernetes.Access;

/// <summary>
/// The wire to one API server with the credentials of its configuration. Requests go out in the connection's own name or, given a
/// <see cref="CallerIdentity"/>, in that person's. HTTP/2 over https, HTTP/1.1 over http. Thread-safe; one a process is enough.
/// </summary>
public sealed class KubeConnection : IDisposable
{
    private readonly HttpClient _http;
    private readonly HttpClient _bare;
    private readonly HttpClient _repeating;
    private readonly ServiceClientCredentials? _credentials;
    private readonly X509Certificate2? _certificate;
    private volatile bool _spokeHttp1;

    private KubeConnection(KubernetesClientConfiguration config)
    {
        Server = new Uri(config.Host.TrimEnd('/') + "/");
        Namespace = config.Namespace is { Length: > 0 } ns ? ns : null;
        _certificate = ConnectionHandler.ClientCertificate(config);
        _credentials = KubernetesClass.CreateCredentials(config);
        _http = Client(config, _certificate);
        // The API server believes a client certificate before a token, so a person's own token travels without one.
        _bare = _certificate is null ? _http : Client(config, null);
        _repeating = Client(config, _certificate, handler => handler.PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(new RepeatedHeaders(context.PlaintextStream)));
    }

    /// <summary>The address of the API server, with a slash at its end.</summary>
    public Uri Server { get; }

    /// <summary>The namespace of the kubeconfig's context or of the pod; null where none is given.</summary>
    public string? Namespace { get; }

    /// <summary>Whether a dead connection is noticed by PING (HTTP/2), or only by the lack of bytes.</summary>
    internal bool HasPing => Server.Scheme == Uri.UriSchemeHttps && !_spokeHttp1;

    /// <summary>Connects as the options say. The sandbox hands its kubeconfig to <see cref="FromText"/> instead.</summary>
    public static KubeConnection Open(ClusterOptions options) => options.Mode switch
    {
        ClusterMode.KubeConfig => FromFile(options.KubeConfigPath, options.Context),
        ClusterMode.InCluster => InCluster(),
        _ => throw new ArgumentException("The sandbox is connected to by the kubeconfig that it writes.", nameof(options)),
    };

    /// <summary>Connects by a kubeconfig file. Null for the path means kubectl's choice, null for the context the current one.</summary>
    public static KubeConnection FromFile(string? path = null, string? context = null)
    {
        return new KubeConnection(KubernetesClientConfiguration.BuildConfigFromConfigObject(KubeConfigFiles.Load(path), context));
    }

    /// <summary>Connects by the text of a kubeconfig.</summary>
    public static KubeConnection FromText(string kubeConfig, string? context = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(kubeConfig));
        return new KubeConnection(KubernetesClientConfiguration.BuildConfigFromConfigFile(stream, context));
    }

    /// <summary>Connects as the service account of the pod; its token is read again when it is renewed.</summary>
    public static KubeConnection InCluster() => new(KubernetesClientConfiguration.InClusterConfig());

    public void Dispose()
    {
        _http.Dispose();
        _bare.Dispose();
        _repeating.Dispose();
        _certificate?.Dispose();
    }

    /// <summary>Sends a request for a path below <see cref="Server"/>. Returns any status; throws for a broken wire.</summary>
    internal async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CallerIdentity? caller,
        HttpCompletionOption completion,
        CancellationToken cancellation)
    {
        request.RequestUri = new Uri(Server, request.RequestUri!.OriginalString);
        var repeated = caller?.HasRepeated == true;
        request.Version = Server.Scheme == Uri.UriSchemeHttps && !repeated ? HttpVersion.Version20 : HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        caller?.WriteTo(request);
        var asThemselves = caller?.BearerToken is not null;
        if (_credentials is not null && !asThemselves)
        {
            await _credentials.ProcessHttpRequestAsync(request, cancellation);
        }

        if (repeated)
        {
            return await SendAsync(_repeating, request, completion, cancellation);
        }

        var response = await SendAsync(asThemselves ? _bare : _http, request, completion, cancellation);
        _spokeHttp1 = response.Version.Major < 2;
        return response;
    }

    /// <summary>A connection that is reset between its opening and its first use comes out of HttpClient as a bare SocketException (.NET 10); it is a broken wire like any other.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, completion, cancellation);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, exception.Message, exception);
        }
    }

    private static HttpClient Client(KubernetesClientConfiguration config, X509Certificate2? certificate, Action<SocketsHttpHandler>? change = null)
    {
        var handler = ConnectionHandler.Create(config, certificate);
        change?.Invoke(handler);
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("portal/1.0");
        return client;
    }
}

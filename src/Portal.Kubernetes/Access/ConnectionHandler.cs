using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;

namespace Portal.Kubernetes.Access;

/// <summary>
/// Makes the HTTP handler for a configuration: its certificates, and a PING every 10 s so that a dead HTTP/2 connection is noticed within 20 s
/// (KubernetesClient's own handler needs 210 s).
/// </summary>
internal static class ConnectionHandler
{
    public static SocketsHttpHandler Create(KubernetesClientConfiguration config, X509Certificate2? clientCertificate)
    {
        var handler = new SocketsHttpHandler
        {
            KeepAlivePingDelay = TimeSpan.FromSeconds(10),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            AutomaticDecompression = DecompressionMethods.GZip,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !new Uri(config.Host).IsLoopback,
            // Names of people are not always ASCII, and Go reads header values as UTF-8.
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        Trust(handler, config);
        if (clientCertificate is not null)
        {
            handler.SslOptions.ClientCertificates = [clientCertificate];
        }

        return handler;
    }

    /// <summary>Null where the configuration holds no client certificate.</summary>
    public static X509Certificate2? ClientCertificate(KubernetesClientConfiguration config)
    {
        var certificate = Pem(config.ClientCertificateData, config.ClientCertificateFilePath);
        var key = Pem(config.ClientCertificateKeyData, config.ClientKeyFilePath);
        return certificate is null || key is null ? null : X509Certificate2.CreateFromPem(certificate, key);
    }

    private static void Trust(SocketsHttpHandler handler, KubernetesClientConfiguration config)
    {
        if (config.TlsServerName is { Length: > 0 } name)
        {
            handler.SslOptions.TargetHost = name;
        }

        if (config.SkipTlsVerify)
        {
#pragma warning disable CA5359, MA0039 // The kubeconfig says insecure-skip-tls-verify; that is its owner's decision.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359, MA0039
        }
        else if (config.SslCaCerts is { Count: > 0 } authorities)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.AddRange(authorities);
            handler.SslOptions.CertificateChainPolicy = policy;
        }
    }

    private static string? Pem(string? base64, string? path)
    {
        if (base64 is { Length: > 0 })
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }

        return path is { Length: > 0 } ? File.ReadAllText(path) : null;
    }
}

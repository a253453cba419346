using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Schema.Values;

namespace Portal.Platform;

/// <summary>Reads <c>/version</c>.</summary>
internal sealed class ServerVersionReader(KubeConnection connection, ResourceClient client)
{
    public async Task<ServerVersion> ReadAsync(CancellationToken token)
    {
        try
        {
            if (await client.GetPathAsync("version", null, token) is not Accepted accepted)
            {
                return new(connection.Server, null, null, "The API server does not tell its version.");
            }

            var told = ValueReader.Parse(accepted.Utf8);
            return new(connection.Server, told["gitVersion"]?.Text, told["platform"]?.Text, null);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or System.Text.Json.JsonException)
        {
            return new(connection.Server, null, null, "The API server does not answer.");
        }
    }
}

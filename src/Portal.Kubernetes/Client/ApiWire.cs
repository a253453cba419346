using System.Net.Http.Headers;
using System.Text.Json;
using Portal.Kubernetes.Access;

namespace Portal.Kubernetes.Client;

/// <summary>Sends one short request and reads its whole answer.</summary>
internal sealed class ApiWire(KubeConnection connection, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 128 };

    public async Task<ApiOutcome> CallAsync(HttpRequestMessage request, CallerIdentity? caller, CancellationToken cancellation)
    {
        var (response, body) = await ReadAsync(request, caller, cancellation);
        using (response)
        {
            var warnings = WarningHeaders.Read(response);
            return response.IsSuccessStatusCode
                ? new Accepted(JsonElement.Parse(body, Json), warnings)
                : new Refused(StatusReading.Read(response, body, time), warnings);
        }
    }

    /// <summary>Opens an answer of text that may go on for long. Its headers must come within the usual time.</summary>
    public async Task<LogOutcome> OpenAsync(HttpRequestMessage request, CallerIdentity? caller, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        using (request)
        {
            try
            {
                var response = await connection.SendAsync(request, caller, HttpCompletionOption.ResponseHeadersRead, either.Token);
                if (response.IsSuccessStatusCode)
                {
                    return new(new(response), null);
                }

                using (response)
                {
                    return new(null, StatusReading.Read(response, await response.Content.ReadAsByteArrayAsync(either.Token), time));
                }
            }
            catch (OperationCanceledException late) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"The API server did not answer within {Patience.TotalSeconds} s.", late);
            }
        }
    }

    /// <summary>The answer with its body read. The caller disposes the response.</summary>
    public async Task<(HttpResponseMessage Response, byte[] Body)> ReadAsync(
        HttpRequestMessage request,
        CallerIdentity? caller,
        CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        using (request)
        {
            try
            {
                var response = await connection.SendAsync(request, caller, HttpCompletionOption.ResponseContentRead, either.Token);
                return (response, await response.Content.ReadAsByteArrayAsync(either.Token));
            }
            catch (OperationCanceledException late) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"The API server did not answer within {Patience.TotalSeconds} s.", late);
            }
        }
    }

    public static HttpRequestMessage Get(string path) => Request(HttpMethod.Get, path);

    public static HttpRequestMessage Request(HttpMethod method, string path, ReadOnlyMemory<byte> body = default, string mediaType = "application/json")
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (!body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        }

        return request;
    }
}

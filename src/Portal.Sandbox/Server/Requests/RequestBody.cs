using System.Text;
using System.Text.Json;
using Portal.Schema.Values;
using YamlDotNet.Core;

namespace Portal.Sandbox.Server;

/// <summary>The body of a request as a value: JSON, or YAML where the content type says so. At most 3 MiB, as the API server allows.</summary>
internal static class RequestBody
{
    private const int Limit = 3 * 1024 * 1024;

    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken token)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(chunk, token)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > Limit)
            {
                throw new RefusedException(Statuses.Failure(413, "RequestEntityTooLarge", "Request entity too large: limit is 3145728", null));
            }
        }

        return buffer.ToArray();
    }

    /// <summary>The object in the body; an empty body is null.</summary>
    public static async Task<ReadValue?> ValueAsync(HttpRequest request, CancellationToken token)
    {
        var bytes = await ReadAsync(request, token);
        return bytes.Length == 0 ? null : Parse(bytes, MediaType(request));
    }

    public static string MediaType(HttpRequest request) => (request.ContentType ?? "application/json").Split(';')[0].Trim().ToLowerInvariant();

    public static ReadValue Parse(byte[] bytes, string mediaType) => mediaType switch
    {
        "application/yaml" or "application/apply-patch+yaml" => FromYaml(bytes),
        "application/json" or "*/*" or "application/x-www-form-urlencoded" => FromJson(bytes),
        "application/vnd.kubernetes.protobuf" => throw Refuse.UnsupportedMediaType("application/json, application/yaml"),
        _ => throw Refuse.UnsupportedMediaType("application/json, application/yaml"),
    };

    public static ReadValue FromJson(byte[] bytes)
    {
        try
        {
            return ValueReader.Read(bytes);
        }
        catch (JsonException exception)
        {
            throw Refuse.BadRequest($"the object provided is unrecognized (must be of type Object): {exception.Message}");
        }
    }

    private static ReadValue FromYaml(byte[] bytes)
    {
        try
        {
            var documents = YamlValues.Read(Encoding.UTF8.GetString(bytes));
            return new(documents.Count == 0 ? Value.Null : documents[0], []);
        }
        catch (YamlException exception)
        {
            throw Refuse.BadRequest($"error decoding YAML: {exception.Message}");
        }
    }
}

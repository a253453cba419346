using System.Text;
using System.Text.Json;
using Portal.Sandbox.BuiltIn;
using Portal.Schema.Values;
using YamlDotNet.Core;

namespace Portal.Sandbox.Server;

/// <summary>The body of a request as a value: JSON, or YAML where the content type says so. At most 3 MiB, as the API server allows.</summary>
internal static class RequestBody
{
    private const int Limit = 3 * 1024 * 1024;
    private const int Shown = 30;
    private const string Accepted = "application/json, application/yaml, application/vnd.kubernetes.protobuf";

    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken token)
    {
        if (request.ContentLength > Limit)
        {
            throw TooLarge();
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(chunk, token)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > Limit)
            {
                throw TooLarge();
            }
        }

        return buffer.ToArray();
    }

    public static string MediaType(HttpRequest request) => (request.ContentType ?? "application/json").Split(';')[0].Trim().ToLowerInvariant();

    /// <param name="kind">What the body should be, as errors name it.</param>
    public static ReadValue Parse(byte[] bytes, string mediaType, string kind) => mediaType switch
    {
        "application/yaml" => FromYaml(bytes, kind),
        "application/apply-patch+yaml" => FromYaml(bytes, null),
        "application/json" or "*/*" => FromJson(bytes, kind),
        "application/vnd.kubernetes.protobuf" => FromWire(bytes, kind),
        _ => throw Refuse.UnsupportedMediaType(Accepted),
    };

    /// <summary>A body that cannot be read as the kind that is wanted.</summary>
    public static RefusedException Unrecognized(byte[] bytes, string kind, string why) =>
        Refuse.BadRequest($"the object provided is unrecognized (must be of type {kind}): {why} ({Summary(bytes)})");

    private static RefusedException TooLarge() => new(Statuses.Failure(413, "RequestEntityTooLarge", "Request entity too large: limit is 3145728", null));

    private static ReadValue FromJson(byte[] bytes, string kind)
    {
        if (GoJson.Error(bytes) is { } error)
        {
            throw Unrecognized(bytes, kind, $"couldn't get version/kind; json parse error: {error}");
        }

        try
        {
            var read = ValueReader.Read(bytes);
            return read.Value is MapValue or NullValue ? read : throw Unrecognized(bytes, kind, $"couldn't get version/kind; json parse error: {NoStruct(bytes)}");
        }
        catch (JsonException wrong)
        {
            throw Unrecognized(bytes, kind, $"couldn't get version/kind; json parse error: {wrong.Message}");
        }
    }

    private static ReadValue FromWire(byte[] bytes, string kind)
    {
        try
        {
            return new(WireReader.Read(bytes), []);
        }
        catch (FormatException wrong)
        {
            throw Unrecognized(bytes, kind, wrong.Message);
        }
        catch (NotSupportedException)
        {
            // What the sandbox cannot read whole it does not read at all.
            throw Refuse.UnsupportedMediaType("application/json, application/yaml");
        }
    }

    private static string NoStruct(byte[] bytes) =>
        $"json: cannot unmarshal {GoJson.KindOf(bytes)} into Go value of type struct {{ APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }}";

    private static ReadValue FromYaml(byte[] bytes, string? kind)
    {
        try
        {
            var documents = YamlValues.Read(Encoding.UTF8.GetString(bytes));
            return new(documents.Count == 0 ? Value.Null : documents[0], []);
        }
        catch (YamlException wrong)
        {
            var error = $"error converting YAML to JSON: yaml: line {Math.Clamp(wrong.Start.Line, 1, 1 + bytes.Count(one => one == (byte)'\n'))}: {WordsOf(wrong)}";
            throw kind is null ? Refuse.BadRequest($"error decoding YAML: {error}") : Unrecognized(bytes, kind, $"couldn't get version/kind; {error}");
        }
    }

    private static string WordsOf(YamlException wrong) =>
        wrong.Message.Contains("expected ',' or ']'", StringComparison.Ordinal) || wrong.Message.Contains("flow sequence", StringComparison.OrdinalIgnoreCase)
            ? "did not find expected ',' or ']'"
            : wrong.InnerException?.Message ?? wrong.Message;

    private static string Summary(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return "<empty>";
        }

        var part = bytes.Length > Shown ? bytes[..Shown] : bytes;
        return (bytes[0] == '{' ? Encoding.UTF8.GetString(part) : Convert.ToHexStringLower(part)) + (bytes.Length > Shown ? " ..." : "");
    }
}

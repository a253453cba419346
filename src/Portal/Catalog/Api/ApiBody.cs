using System.Text.Json;
using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>Reads and checks JSON bodies with the words of Backstage's validator.</summary>
internal static class ApiBody
{
    private const int Largest = 2 * 1024 * 1024;

    public static async Task<MapValue> ReadAsync(HttpRequest request, CancellationToken token)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (type is null || !type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw ApiRefusedException.Input($"unsupported media type {type ?? "undefined"}");
        }

        using var buffer = new MemoryStream();
        await CopyAsync(request.Body, buffer, token);
        try
        {
            return ValueReader.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) as MapValue ?? throw ApiRefusedException.Input("request/body must be object");
        }
        catch (JsonException wrong)
        {
            throw ApiRefusedException.Input(wrong.Message);
        }
    }

    /// <summary>A member that must be there and be text.</summary>
    public static string Text(MapValue body, string path, string name) => Required(body, path, name).Text ?? throw WrongType($"{path}/{name}", "string");

    public static IReadOnlyList<string> Texts(MapValue body, string path, string name)
    {
        if (Required(body, path, name) is not ListValue list)
        {
            throw WrongType($"{path}/{name}", "array");
        }

        return [.. list.Elements.Select((item, at) => item.Text ?? throw WrongType($"{path}/{name}/{at}", "string"))];
    }

    /// <summary>A list of texts that may be missing.</summary>
    public static IReadOnlyList<string> MaybeTexts(MapValue body, string path, string name) => body.Has(name) ? Texts(body, path, name) : [];

    public static MapValue? MaybeMap(MapValue body, string path, string name) => body[name] switch
    {
        null => null,
        MapValue map => map,
        _ => throw WrongType($"{path}/{name}", "object"),
    };

    public static Value Required(MapValue body, string path, string name) =>
        body[name] ?? throw ApiRefusedException.Input($"{path} must have required property '{name}'");

    public static ApiRefusedException WrongType(string path, string type) => ApiRefusedException.Input($"{path} must be {type}");

    public static void NothingElse(MapValue body, string path, params ReadOnlySpan<string> known)
    {
        foreach (var key in body.Keys)
        {
            if (!known.Contains(key))
            {
                throw ApiRefusedException.Input($"{path} must NOT have additional properties");
            }
        }
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, CancellationToken token)
    {
        var chunk = new byte[16 * 1024];
        for (var read = await from.ReadAsync(chunk, token); read > 0; read = await from.ReadAsync(chunk, token))
        {
            to.Write(chunk, 0, read);
            if (to.Length > Largest)
            {
                throw new ApiRefusedException(StatusCodes.Status413PayloadTooLarge, "PayloadTooLargeError", "request entity too large");
            }
        }
    }
}

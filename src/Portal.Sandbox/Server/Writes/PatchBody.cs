using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Reads the bodies of patches, with the errors of Go's decoder.</summary>
internal static class PatchBody
{
    public static MapValue Map(byte[] body) => Decoded(body) as MapValue
        ?? throw Refuse.BadRequest($"error decoding patch: json: cannot unmarshal {GoJson.KindOf(body)} into Go value of type map[string]interface {{}}");

    public static ListValue List(byte[] body) => Decoded(body) as ListValue
        ?? throw Refuse.BadRequest($"error decoding patch: json: cannot unmarshal {GoJson.KindOf(body)} into Go value of type []handlers.jsonPatchOp");

    public static MapValue Applied(byte[] body, string mediaType) =>
        RequestBody.Parse(body, mediaType == "application/apply-patch+json" ? "application/json" : mediaType, "").Value as MapValue
        ?? throw Refuse.BadRequest("error decoding YAML: the body is no object");

    private static Value Decoded(byte[] body)
    {
        if (GoJson.Error(body) is { } error)
        {
            throw Refuse.BadRequest($"error decoding patch: {error}");
        }

        try
        {
            return ValueReader.Read(body).Value;
        }
        catch (System.Text.Json.JsonException wrong)
        {
            throw Refuse.BadRequest($"error decoding patch: {wrong.Message}");
        }
    }
}

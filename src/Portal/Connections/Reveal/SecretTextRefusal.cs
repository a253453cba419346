using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Connections;

/// <summary>Refuses to serialize a secret: no circuit state, cache or log of objects may hold one.</summary>
internal sealed class SecretTextRefusal : JsonConverter<SecretText>
{
    public override SecretText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A secret is never read from JSON.");

    public override void Write(Utf8JsonWriter writer, SecretText value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A secret is never written as JSON.");
}

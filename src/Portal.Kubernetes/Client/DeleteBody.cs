using System.Buffers;
using System.Text.Json;

namespace Portal.Kubernetes.Client;

/// <summary>Writes the DeleteOptions object of the API.</summary>
internal static class DeleteBody
{
    public static ReadOnlyMemory<byte> Write(DeleteOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("apiVersion", "v1");
        writer.WriteString("kind", "DeleteOptions");
        WriteIfGiven(writer, "propagationPolicy", options.PropagationPolicy);
        if ((options.Uid ?? options.ResourceVersion) is not null)
        {
            writer.WriteStartObject("preconditions");
            WriteIfGiven(writer, "uid", options.Uid);
            WriteIfGiven(writer, "resourceVersion", options.ResourceVersion);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteIfGiven(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}

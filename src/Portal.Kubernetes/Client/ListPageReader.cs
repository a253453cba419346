using System.Text.Json;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>Reads the items of one list page into a list.</summary>
internal sealed class ListPageReader(ResourceType type)
{
    private readonly KubeObjectReader _objects = new(type);

    public ListPage Read(ReadOnlySpan<byte> json, List<KubeObject> into)
    {
        var reader = new Utf8JsonReader(json, KubeObjectReader.Options);
        var page = new ListPage("", null);
        reader.Read();
        while (JsonSteps.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("items"u8))
            {
                ReadItems(ref reader, into);
            }
            else if (reader.ValueTextEquals("metadata"u8))
            {
                page = ReadMetadata(ref reader);
            }
            else
            {
                JsonSteps.SkipValue(ref reader);
            }
        }

        return page;
    }

    private void ReadItems(ref Utf8JsonReader reader, List<KubeObject> into)
    {
        if (!JsonSteps.EnterArray(ref reader))
        {
            return;
        }

        while (JsonSteps.NextElement(ref reader))
        {
            into.Add(_objects.Read(ref reader));
        }
    }

    private static ListPage ReadMetadata(ref Utf8JsonReader reader)
    {
        string? version = null, next = null;
        if (!JsonSteps.EnterObject(ref reader))
        {
            return new ListPage("", null);
        }

        while (JsonSteps.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("resourceVersion"u8))
            {
                version = JsonSteps.Text(ref reader);
            }
            else if (reader.ValueTextEquals("continue"u8))
            {
                next = JsonSteps.Text(ref reader);
            }
            else
            {
                JsonSteps.SkipValue(ref reader);
            }
        }

        return new ListPage(version ?? "", next is { Length: > 0 } ? next : null);
    }
}

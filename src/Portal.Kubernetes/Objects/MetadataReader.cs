using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>Reads <c>metadata</c>.</summary>
internal sealed class MetadataReader
{
    private readonly PairReader _pairs = new();
    private readonly List<OwnerReference> _owners = [];

    public string? Name { get; private set; }

    public string? Namespace { get; private set; }

    public string? Uid { get; private set; }

    public string? ResourceVersion { get; private set; }

    public long? Generation { get; private set; }

    public StringMap Labels { get; private set; } = StringMap.Empty;

    public StringMap Annotations { get; private set; } = StringMap.Empty;

    public DateTimeOffset? CreationTimestamp { get; private set; }

    public DateTimeOffset? DeletionTimestamp { get; private set; }

    public int FinalizerCount { get; private set; }

    public OwnerReference[] Owners => _owners.Count == 0 ? [] : [.. _owners];

    public void Clear()
    {
        (Name, Namespace, Uid, ResourceVersion, Generation) = (null, null, null, null, null);
        (Labels, Annotations) = (StringMap.Empty, StringMap.Empty);
        (CreationTimestamp, DeletionTimestamp, FinalizerCount) = (null, null, 0);
        _owners.Clear();
    }

    public void Read(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.EnterObject(ref reader))
        {
            return;
        }

        while (JsonSteps.NextProperty(ref reader))
        {
            if (!ReadIdentity(ref reader) && !ReadLife(ref reader))
            {
                ReadRelations(ref reader);
            }
        }
    }

    private bool ReadIdentity(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("name"u8))
        {
            Name = JsonSteps.Text(ref reader);
        }
        else if (reader.ValueTextEquals("namespace"u8))
        {
            Namespace = JsonSteps.PooledText(ref reader) is { Length: > 0 } ns ? ns : null;
        }
        else if (reader.ValueTextEquals("uid"u8))
        {
            Uid = JsonSteps.PooledText(ref reader);
        }
        else if (reader.ValueTextEquals("resourceVersion"u8))
        {
            ResourceVersion = JsonSteps.Text(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool ReadLife(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("generation"u8))
        {
            Generation = JsonSteps.Number(ref reader);
        }
        else if (reader.ValueTextEquals("creationTimestamp"u8))
        {
            CreationTimestamp = JsonSteps.Time(ref reader);
        }
        else if (reader.ValueTextEquals("deletionTimestamp"u8))
        {
            DeletionTimestamp = JsonSteps.Time(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void ReadRelations(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("labels"u8))
        {
            Labels = _pairs.Read(ref reader);
        }
        else if (reader.ValueTextEquals("annotations"u8))
        {
            Annotations = _pairs.Read(ref reader);
        }
        else if (reader.ValueTextEquals("ownerReferences"u8))
        {
            ReadOwners(ref reader);
        }
        else if (reader.ValueTextEquals("finalizers"u8))
        {
            FinalizerCount = CountElements(ref reader);
        }
        else
        {
            JsonSteps.SkipValue(ref reader);
        }
    }

    private void ReadOwners(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.EnterArray(ref reader))
        {
            return;
        }

        while (JsonSteps.NextElement(ref reader))
        {
            if (JsonSteps.IsObject(ref reader))
            {
                _owners.Add(ReadOwner(ref reader));
            }
        }
    }

    private static OwnerReference ReadOwner(ref Utf8JsonReader reader)
    {
        string apiVersion = "", kind = "", name = "", uid = "";
        var controller = false;
        while (JsonSteps.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("apiVersion"u8))
            {
                apiVersion = JsonSteps.PooledText(ref reader) ?? "";
            }
            else if (reader.ValueTextEquals("kind"u8))
            {
                kind = JsonSteps.PooledText(ref reader) ?? "";
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = JsonSteps.PooledText(ref reader) ?? "";
            }
            else if (reader.ValueTextEquals("uid"u8))
            {
                uid = JsonSteps.PooledText(ref reader) ?? "";
            }
            else if (reader.ValueTextEquals("controller"u8))
            {
                controller = JsonSteps.Flag(ref reader);
            }
            else
            {
                JsonSteps.SkipValue(ref reader);
            }
        }

        return new OwnerReference(apiVersion, kind, name, uid, controller);
    }

    private static int CountElements(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.EnterArray(ref reader))
        {
            return 0;
        }

        var count = 0;
        while (JsonSteps.NextElement(ref reader))
        {
            reader.Skip();
            count++;
        }

        return count;
    }
}

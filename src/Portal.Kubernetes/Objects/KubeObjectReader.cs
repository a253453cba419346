using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>Reads projections of one type from UTF-8. It keeps its scratch space between objects, so it belongs to one stream and is not thread-safe.</summary>
internal sealed class KubeObjectReader(ResourceType type)
{
    private readonly MetadataReader _metadata = new();
    private readonly SpecReader _spec = new();
    private readonly StatusReader _status = new();

    public static JsonReaderOptions Options { get; } = new() { MaxDepth = 128 };

    public KubeObject Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        return Read(ref reader);
    }

    /// <summary>Reads the object on whose opening brace the reader stands, and leaves it on the closing one.</summary>
    public KubeObject Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Expected an object");
        }

        _metadata.Clear();
        _spec.Clear();
        _status.Clear();
        while (JsonSteps.NextProperty(ref reader))
        {
            ReadSection(ref reader);
        }

        return Make();
    }

    private void ReadSection(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("metadata"u8))
        {
            _metadata.Read(ref reader);
        }
        else if (reader.ValueTextEquals("spec"u8))
        {
            _spec.Read(ref reader);
        }
        else if (reader.ValueTextEquals("status"u8))
        {
            _status.Read(ref reader);
        }
        else
        {
            JsonSteps.SkipValue(ref reader);
        }
    }

    private KubeObject Make() => new()
    {
        Key = new ObjectKey(type, _metadata.Namespace, _metadata.Name ?? throw new JsonException("The object has no name")),
        Uid = _metadata.Uid ?? "",
        ResourceVersion = _metadata.ResourceVersion ?? "",
        Generation = _metadata.Generation,
        Labels = _metadata.Labels,
        Annotations = _metadata.Annotations,
        Owners = _metadata.Owners,
        CreationTimestamp = _metadata.CreationTimestamp,
        DeletionTimestamp = _metadata.DeletionTimestamp,
        FinalizerCount = _metadata.FinalizerCount,
        References = _spec.References,
        Fate = _spec.Fate,
        Conditions = _status.Conditions,
        Workload = _status.Workload(_spec.Replicas),
        ConnectionPublished = _status.ConnectionPublished,
    };
}

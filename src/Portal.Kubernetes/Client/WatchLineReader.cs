using System.Text.Json;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>Reads the lines of a watch stream: <c>{"type":"ADDED","object":{...}}</c> each. One stream's own; not thread-safe.</summary>
internal sealed class WatchLineReader(ResourceType type)
{
    private readonly KubeObjectReader _objects = new(type);
    private List<WatchEvent> _events = [];
    private string? _resourceVersion;
    private KubeStatus? _failure;

    public void Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, KubeObjectReader.Options);
        string? happened = null;
        long objectAt = -1;
        reader.Read();
        while (JsonSteps.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("type"u8))
            {
                happened = JsonSteps.PooledText(ref reader);
            }
            else if (!reader.ValueTextEquals("object"u8))
            {
                JsonSteps.SkipValue(ref reader);
            }
            else if (happened is null)
            {
                // Servers write the type first; one that does not costs a second reading of the object.
                reader.Read();
                objectAt = reader.TokenStartIndex;
                reader.Skip();
            }
            else
            {
                reader.Read();
                Take(happened, ref reader, line);
                return;
            }
        }

        if (objectAt >= 0 && happened is not null)
        {
            TakeAgain(happened, line[(int)objectAt..]);
        }
    }

    /// <summary>What was read since the last call; null where nothing was.</summary>
    public WatchBatch? Collect()
    {
        if (_events.Count == 0 && _resourceVersion is null && _failure is null)
        {
            return null;
        }

        var batch = new WatchBatch(_events, _resourceVersion, _failure);
        (_events, _resourceVersion, _failure) = ([], null, null);
        return batch;
    }

    private void TakeAgain(string happened, ReadOnlySpan<byte> rest)
    {
        var reader = new Utf8JsonReader(rest, isFinalBlock: false, new JsonReaderState(KubeObjectReader.Options));
        reader.Read();
        Take(happened, ref reader, rest);
    }

    private void Take(string happened, ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        if (happened == "BOOKMARK")
        {
            _resourceVersion = ReadBookmark(ref reader) ?? _resourceVersion;
            return;
        }

        if (happened == "ERROR")
        {
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            _failure = StatusReading.TryRead(line[from..(int)reader.BytesConsumed])
                ?? new KubeStatus(500, "", "The watch ended with an error that says nothing", []);
            return;
        }

        if (Kind(happened) is not { } kind)
        {
            return;
        }

        var changed = _objects.Read(ref reader);
        _events.Add(new WatchEvent(kind, changed));
        _resourceVersion = changed.ResourceVersion;
    }

    // A bookmark has a resourceVersion and no name, so it is no object.
    private static string? ReadBookmark(ref Utf8JsonReader reader)
    {
        string? version = null;
        while (JsonSteps.NextProperty(ref reader))
        {
            if (!reader.ValueTextEquals("metadata"u8))
            {
                JsonSteps.SkipValue(ref reader);
                continue;
            }

            if (!JsonSteps.EnterObject(ref reader))
            {
                continue;
            }

            while (JsonSteps.NextProperty(ref reader))
            {
                if (reader.ValueTextEquals("resourceVersion"u8))
                {
                    version = JsonSteps.Text(ref reader);
                }
                else
                {
                    JsonSteps.SkipValue(ref reader);
                }
            }
        }

        return version is { Length: > 0 } ? version : null;
    }

    private static WatchKind? Kind(string happened) => happened switch
    {
        "ADDED" => WatchKind.Added,
        "MODIFIED" => WatchKind.Modified,
        "DELETED" => WatchKind.Deleted,
        _ => null,
    };
}

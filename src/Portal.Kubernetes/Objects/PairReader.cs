using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>Reads labels and annotations. What kubectl last applied is left out: it repeats the whole object, secrets included.</summary>
internal sealed class PairReader
{
    private readonly List<string> _keys = [];
    private readonly List<string> _values = [];

    public StringMap Read(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.EnterObject(ref reader))
        {
            return StringMap.Empty;
        }

        _keys.Clear();
        _values.Clear();
        while (JsonSteps.NextProperty(ref reader))
        {
            ReadPair(ref reader);
        }

        return _keys.Count == 0 ? StringMap.Empty : new StringMap([.. _keys], [.. _values]);
    }

    private void ReadPair(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("kubectl.kubernetes.io/last-applied-configuration"u8))
        {
            JsonSteps.SkipValue(ref reader);
            return;
        }

        var key = StringPool.Take(ref reader);
        if (JsonSteps.PooledText(ref reader) is { } value)
        {
            _keys.Add(key);
            _values.Add(value);
        }
    }
}

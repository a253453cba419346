using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>Reads conditions, counts and phase from <c>status</c>.</summary>
internal sealed class StatusReader
{
    private readonly List<Condition> _conditions = [];
    private int? _scheduled;
    private int? _replicas;
    private int? _ready;
    private int? _updated;
    private int? _available;
    private string? _phase;
    private string? _waiting;
    private long? _observed;

    /// <summary>Crossplane's <c>status.connectionDetails.lastPublishedTime</c>.</summary>
    public DateTimeOffset? ConnectionPublished { get; private set; }

    public Condition[] Conditions => _conditions.Count == 0 ? [] : [.. _conditions];

    public void Clear()
    {
        _conditions.Clear();
        (_scheduled, _replicas, _ready, _updated, _available) = (null, null, null, null, null);
        (_phase, _waiting, _observed, ConnectionPublished) = (null, null, null, null);
    }

    /// <summary>Null where neither spec nor status say anything of a workload.</summary>
    public WorkloadStatus? Workload(int? specReplicas)
    {
        var desired = _scheduled ?? specReplicas;
        return (desired ?? _replicas ?? _ready) is null && _phase is null
            ? null
            : new WorkloadStatus(desired, _replicas, _ready, _updated, _available, _phase, _waiting, _observed);
    }

    public void Read(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.EnterObject(ref reader))
        {
            return;
        }

        while (JsonSteps.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("conditions"u8))
            {
                ReadConditions(ref reader);
            }
            else if (!ReadCount(ref reader) && !ReadScheduled(ref reader))
            {
                ReadState(ref reader);
            }
        }
    }

    private bool ReadCount(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("replicas"u8))
        {
            _replicas = JsonSteps.Count(ref reader);
        }
        else if (reader.ValueTextEquals("readyReplicas"u8))
        {
            _ready = JsonSteps.Count(ref reader);
        }
        else if (reader.ValueTextEquals("updatedReplicas"u8))
        {
            _updated = JsonSteps.Count(ref reader);
        }
        else if (reader.ValueTextEquals("availableReplicas"u8))
        {
            _available = JsonSteps.Count(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    // A DaemonSet says the same under names of its own.
    private bool ReadScheduled(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("desiredNumberScheduled"u8))
        {
            _scheduled = JsonSteps.Count(ref reader);
        }
        else if (reader.ValueTextEquals("numberReady"u8))
        {
            _ready = JsonSteps.Count(ref reader);
        }
        else if (reader.ValueTextEquals("updatedNumberScheduled"u8))
        {
            _updated = JsonSteps.Count(ref reader);
        }
        else if (reader.ValueTextEquals("numberAvailable"u8))
        {
            _available = JsonSteps.Count(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void ReadState(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("phase"u8))
        {
            _phase = JsonSteps.PooledText(ref reader);
        }
        else if (reader.ValueTextEquals("observedGeneration"u8))
        {
            _observed = JsonSteps.Number(ref reader);
        }
        else if (reader.ValueTextEquals("containerStatuses"u8))
        {
            _waiting ??= WaitingReader.FirstReason(ref reader);
        }
        else if (reader.ValueTextEquals("connectionDetails"u8))
        {
            ReadConnection(ref reader);
        }
        else
        {
            JsonSteps.SkipValue(ref reader);
        }
    }

    private void ReadConnection(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.EnterObject(ref reader))
        {
            return;
        }

        while (JsonSteps.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("lastPublishedTime"u8))
            {
                ConnectionPublished = JsonSteps.Time(ref reader);
            }
            else
            {
                JsonSteps.SkipValue(ref reader);
            }
        }
    }

    private void ReadConditions(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.EnterArray(ref reader))
        {
            return;
        }

        while (JsonSteps.NextElement(ref reader))
        {
            if (JsonSteps.IsObject(ref reader))
            {
                _conditions.Add(ConditionReader.Read(ref reader));
            }
        }
    }
}

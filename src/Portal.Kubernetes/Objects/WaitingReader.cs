using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>Finds why a pod's containers wait: <c>containerStatuses[].state.waiting.reason</c>.</summary>
internal static class WaitingReader
{
    public static string? FirstReason(ref Utf8JsonReader reader)
    {
        string? reason = null;
        if (!JsonSteps.EnterArray(ref reader))
        {
            return null;
        }

        while (JsonSteps.NextElement(ref reader))
        {
            if (JsonSteps.IsObject(ref reader))
            {
                var found = Within(ref reader, "state", "waiting", "reason");
                reason ??= found;
            }
        }

        return reason;
    }

    // The reader stands on an opening brace; it is left on the closing one whatever is found inside.
    private static string? Within(ref Utf8JsonReader reader, params ReadOnlySpan<string> path)
    {
        string? found = null;
        while (JsonSteps.NextProperty(ref reader))
        {
            if (!reader.ValueTextEquals(path[0]))
            {
                JsonSteps.SkipValue(ref reader);
            }
            else if (path.Length == 1)
            {
                found = JsonSteps.PooledText(ref reader);
            }
            else if (JsonSteps.EnterObject(ref reader))
            {
                found = Within(ref reader, path[1..]);
            }
        }

        return found;
    }
}

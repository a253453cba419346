using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>Reads one entry of <c>status.conditions</c>.</summary>
internal static class ConditionReader
{
    /// <summary>The reader stands on the opening brace and is left on the closing one.</summary>
    public static Condition Read(ref Utf8JsonReader reader)
    {
        string type = "", status = "Unknown";
        string? reason = null, message = null;
        DateTimeOffset? since = null;
        long? observed = null;
        while (JsonSteps.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("type"u8))
            {
                type = JsonSteps.PooledText(ref reader) ?? "";
            }
            else if (reader.ValueTextEquals("status"u8))
            {
                status = JsonSteps.PooledText(ref reader) ?? "Unknown";
            }
            else if (reader.ValueTextEquals("reason"u8))
            {
                reason = JsonSteps.PooledText(ref reader);
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                message = JsonSteps.PooledText(ref reader);
            }
            else if (reader.ValueTextEquals("lastTransitionTime"u8))
            {
                since = JsonSteps.Time(ref reader);
            }
            else if (reader.ValueTextEquals("observedGeneration"u8))
            {
                observed = JsonSteps.Number(ref reader);
            }
            else
            {
                JsonSteps.SkipValue(ref reader);
            }
        }

        return new Condition(type, status, reason, message, since, observed);
    }
}

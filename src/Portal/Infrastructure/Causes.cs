using Portal.Forms;
using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>A condition in one line of plain words: the message where the controller gave one, else its reason read as words.</summary>
internal static class Causes
{
    private const int Longest = 300;

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Creating"] = "Being created",
        ["Deleting"] = "Being deleted",
        ["Unavailable"] = "Not available yet",
        ["Waiting"] = "Waiting for its parts",
        ["ReconcileSuccess"] = "Up to date",
        ["ReconcilePaused"] = "Paused",
        ["ReconcileError"] = "Could not be brought to what was asked for",
    };

    public static string Of(Condition condition)
    {
        var message = condition.Message?.Trim();
        if (!string.IsNullOrEmpty(message))
        {
            var line = Plain(message.ReplaceLineEndings(" "));
            return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
        }

        return condition.Reason is { Length: > 0 } reason ? Words.GetValueOrDefault(reason) ?? Humanised.Of(reason) : $"{condition.Type} is {condition.Status}";
    }

    /// <summary>What Crossplane says while all goes well, without its own words.</summary>
    private static string Plain(string line)
    {
        const string unready = "Unready resources: ";
        return line == "Claim is waiting for composite resource to become Ready" ? Words["Waiting"]
            : line.StartsWith(unready, StringComparison.Ordinal) ? $"Waiting for {line[unready.Length..]}" : line;
    }
}

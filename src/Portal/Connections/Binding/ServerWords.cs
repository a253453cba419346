using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Connections;

/// <summary>A refusal of the server as sentences for a person: a conflict names whose each field is.</summary>
internal static class ServerWords
{
    private const string ConflictWith = "conflict with \"";

    public static IReadOnlyList<string> Of(KubeStatus status, ObjectKey target)
    {
        if (status.IsForbidden)
        {
            return [$"You may not change {target.Name} in {target.Namespace}: {status.Message}"];
        }

        if (status.IsNotFound)
        {
            return [$"{target.Name} is not there any more."];
        }

        List<string> conflicts = [.. status.Causes.Where(cause => cause.Message.StartsWith(ConflictWith, StringComparison.Ordinal)).Select(Conflict)];
        if (status.IsConflict && conflicts.Count > 0)
        {
            return conflicts;
        }

        return status.IsInvalid && status.Causes.Count > 0 ? [.. status.Causes.Select(cause => $"{cause.Field}: {cause.Message}")] : [status.Message];
    }

    private static string Conflict(StatusCause cause)
    {
        var owner = cause.Message[ConflictWith.Length..].Split('"')[0];
        return $"{cause.Field} is set by {owner}.";
    }
}

using System.Globalization;
using System.Text;
using Portal.Schema.Values;

namespace Portal.Insights;

/// <summary>Events of core/v1 and of events.k8s.io read through it, as rows.</summary>
internal static class EventReading
{
    private const int Longest = 1000;

    public static EventRow Of(Value item, string ownUid)
    {
        var subject = item["involvedObject"];
        var created = Time(item.At("metadata", "creationTimestamp"));
        var first = Time(item["firstTimestamp"]) ?? Time(item["eventTime"]) ?? created ?? DateTimeOffset.MinValue;
        var last = Time(item.At("series", "lastObservedTime")) ?? Time(item["lastTimestamp"]) ?? first;
        var source = item["reportingComponent"]?.Text is { Length: > 0 } reporting ? reporting : item.At("source", "component")?.Text ?? "";
        var message = Redaction.Of(PlainLine.Of((item["message"]?.Text ?? "").Trim().ReplaceLineEndings(" ")));
        return new(
            subject?["kind"]?.Text ?? "",
            subject?["name"]?.Text ?? "",
            subject?["uid"]?.Text == ownUid,
            item["type"]?.Text == "Warning",
            Spaced(item["reason"]?.Text ?? ""),
            message.Length <= Longest ? message : message[..Longest] + "…",
            Count(item.At("series", "count")) ?? Count(item["count"]) ?? 1,
            first,
            last,
            source);
    }

    /// <summary>Events that say the same of the same object as one, newest first.</summary>
    public static IEnumerable<EventRow> Together(IEnumerable<EventRow> rows) =>
        from row in rows
        group row by (row.Kind, row.Object, row.IsWarning, row.Words, row.Message) into same
        let last = same.Max(row => row.Last)
        orderby last descending, same.Key.Object
        select same.First() with { Count = same.Sum(row => row.Count), First = same.Min(row => row.First), Last = last };

    /// <summary><c>FailedToCreate</c> becomes <c>Failed to create</c>; abbreviations stay.</summary>
    public static string Spaced(string reason)
    {
        var words = new StringBuilder(reason.Length + 8);
        for (var at = 0; at < reason.Length; at++)
        {
            var starts = at > 0 && char.IsUpper(reason[at]) && (!char.IsUpper(reason[at - 1]) || (at + 1 < reason.Length && char.IsLower(reason[at + 1])));
            var inner = starts && at + 1 < reason.Length && char.IsLower(reason[at + 1]);
            words.Append(starts ? " " : "").Append(inner ? char.ToLowerInvariant(reason[at]) : reason[at]);
        }

        return words.ToString();
    }

    private static DateTimeOffset? Time(Value? value) =>
        DateTimeOffset.TryParse(value?.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static int? Count(Value? value) =>
        value is NumberValue number && int.TryParse(number.Content, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
}

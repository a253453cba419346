using System.Globalization;
using Portal.Schema.Paths;

namespace Portal.Sandbox.Server;

/// <summary>The options of a list or watch (meta/v1 ListOptions), validated.</summary>
/// <param name="Version">The text of resourceVersion; empty where none is asked for.</param>
/// <param name="Limit">0 for no limit.</param>
internal sealed record ListQuery(string Version, string Match, long Limit, string Continue, bool? SendInitialEvents, bool Bookmarks, TimeSpan? Timeout)
{
    private static readonly string[] Matches = ["Exact", "NotOlderThan"];

    public static ListQuery Read(IQueryCollection query, bool isWatch)
    {
        var read = new ListQuery(
            query["resourceVersion"].ToString(), query["resourceVersionMatch"].ToString(), Math.Max(0, Number(query, "limit")), query["continue"].ToString(),
            query.ContainsKey("sendInitialEvents") ? Flags.IsOn(query, "sendInitialEvents") : null,
            Flags.IsOn(query, "allowWatchBookmarks"),
            Number(query, "timeoutSeconds") is var seconds and > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400)) : null);
        List<FieldError> errors = [.. isWatch ? read.WatchErrors() : read.ListErrors()];
        return errors.Count == 0 ? read : throw Refuse.InvalidOptions("ListOptions", errors);
    }

    private IEnumerable<FieldError> WatchErrors()
    {
        if (SendInitialEvents is not null)
        {
            if (Match != "NotOlderThan")
            {
                yield return Forbidden("resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
            }

            if (Match.Length > 0 && Match != "NotOlderThan")
            {
                yield return new(FieldPath.Of("resourceVersionMatch"), FieldErrorKind.FieldValueNotSupported, $"Unsupported value: \"{Match}\": supported values: \"NotOlderThan\"");
            }
        }
        else if (Match.Length > 0)
        {
            yield return Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }
    }

    private IEnumerable<FieldError> ListErrors()
    {
        if (Match.Length > 0)
        {
            if (Version.Length == 0)
            {
                yield return Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden unless resourceVersion is provided");
            }

            if (Continue.Length > 0)
            {
                yield return Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided");
            }

            if (!Matches.Contains(Match))
            {
                yield return new(FieldPath.Of("resourceVersionMatch"), FieldErrorKind.FieldValueNotSupported, $"Unsupported value: \"{Match}\": supported values: \"Exact\", \"NotOlderThan\", \"\"");
            }

            if (Match == "Exact" && Version == "0")
            {
                yield return Forbidden("resourceVersionMatch", "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
            }
        }

        if (SendInitialEvents is not null)
        {
            yield return Forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list");
        }
    }

    private static FieldError Forbidden(string field, string why) => new(FieldPath.Of(field), FieldErrorKind.FieldValueForbidden, $"Forbidden: {why}");

    private static long Number(IQueryCollection query, string name)
    {
        var text = query[name].ToString();
        return text.Length == 0 || long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? text.Length == 0 ? 0 : long.Parse(text, CultureInfo.InvariantCulture)
            : throw Refuse.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax");
    }
}

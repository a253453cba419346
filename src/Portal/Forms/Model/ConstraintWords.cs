using System.Globalization;
using Portal.Schema.Structure;

namespace Portal.Forms;

/// <summary>A field's limits in words, as they stand under it: "between 20 and 1,000".</summary>
internal static class ConstraintWords
{
    public static string Of(StructuralSchema schema)
    {
        var limits = schema.Constraints;
        string?[] words =
        [
            schema.IntOrString ? "a number or a text" : schema.Type == "integer" ? Whole(limits) : Range(limits),
            limits.MultipleOf is { } factor ? $"a multiple of {Plain(factor)}" : null,
            Span(limits.MinLength, limits.MaxLength, "character"),
            limits.Pattern is { Length: <= 120 } pattern ? $"matches {pattern}" : limits.Pattern is null ? null : "matches a pattern",
            schema.Type == "string" ? OfFormat(schema.Format) : null,
            Span(limits.MinItems, limits.MaxItems, "item"),
            Span(limits.MinProperties, limits.MaxProperties, schema.Properties.Count > 0 ? "field" : "entry"),
            schema.ListType == "set" ? "no value twice" : schema.ListType == "map" ? $"no two with the same {string.Join(" and ", schema.ListMapKeys)}" : null,
        ];
        return string.Join(", ", words.OfType<string>());
    }

    public static string Plain(double number) =>
        double.IsInteger(number) && Math.Abs(number) < 1e15 ? ((long)number).ToString("N0", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);

    private static string? Whole(ValueConstraints limits) => Range(limits) is { } range ? range : "a whole number";

    private static string? Range(ValueConstraints limits) => (limits.Minimum, limits.Maximum, limits.ExclusiveMinimum || limits.ExclusiveMaximum) switch
    {
        ({ } least, { } most, false) => $"between {Plain(least)} and {Plain(most)}",
        ({ } least, { } most, true) => $"{(limits.ExclusiveMinimum ? "more than" : "at least")} {Plain(least)} and {(limits.ExclusiveMaximum ? "less than" : "at most")} {Plain(most)}",
        ({ } least, null, _) => $"{(limits.ExclusiveMinimum ? "more than" : "at least")} {Plain(least)}",
        (null, { } most, _) => $"{(limits.ExclusiveMaximum ? "less than" : "at most")} {Plain(most)}",
        _ => null,
    };

    private static string? Span(long? least, long? most, string what) => (least ?? 0, most) switch
    {
        (0, null) => null,
        (0, { } to) => $"at most {Counted(to, what)}",
        ({ } from, null) => $"at least {Counted(from, what)}",
        ({ } from, { } to) when from == to => $"exactly {Counted(to, what)}",
        ({ } from, { } to) => $"{from:N0} to {Counted(to, what)}",
    };

    public static string Counted(long count, string what) => $"{count:N0} {(count == 1 ? what : what == "entry" ? "entries" : what + "s")}";

    public static string? OfFormat(string? format) => format switch
    {
        "uri" => "a URI",
        "email" => "an e-mail address",
        "hostname" => "a host name",
        "ipv4" => "an IPv4 address",
        "ipv6" => "an IPv6 address",
        "cidr" => "a network such as 10.0.0.0/16",
        "mac" => "a MAC address",
        "uuid" or "uuid3" or "uuid4" or "uuid5" => "a UUID",
        "byte" => "text in base64",
        "date" => "a date such as 2026-11-24",
        "date-time" or "datetime" => "a time such as 2026-11-24T20:00:00Z",
        "duration" => "a duration such as 1h30m",
        "hexcolor" or "rgbcolor" => "a colour",
        "isbn" or "isbn10" or "isbn13" => "an ISBN",
        "creditcard" => "a credit card number",
        "ssn" => "a social security number",
        "bsonobjectid" => "24 hexadecimal digits",
        _ => null,
    };
}

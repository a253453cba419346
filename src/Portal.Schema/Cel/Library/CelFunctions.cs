using System.Text;

namespace Portal.Schema.Cel;

/// <summary>The functions that are no methods, by name. What is not here is left to the server.</summary>
internal static class CelFunctions
{
    public static object? Call(string name, object?[] arguments, CelBudget budget) => (name, arguments) switch
    {
        ("size", [var value]) => CelMethods.Size(value),
        ("type", [var value]) => new CelTypeValue(CelConversions.NameOf(value)),
        ("dyn", [var value]) => value,
        ("string", [var value]) => CelConversions.Text(value),
        ("int", [var value]) => CelConversions.Whole(value),
        ("uint", [var value]) => CelConversions.Natural(value),
        ("double", [var value]) => CelConversions.Fraction(value),
        ("bool", [var value]) => CelConversions.Flag(value),
        ("bytes", [byte[] value]) => value,
        ("bytes", [string value]) => Encoding.UTF8.GetBytes(value),
        ("duration", [var value]) => CelConversions.Duration(value),
        ("timestamp", [var value]) => CelConversions.Timestamp(value),
        ("matches", [string value, string pattern]) => CelPatterns.Matches(value, pattern, budget),
        ("strings.quote", [string value]) => CelStrings.Quote(value),
        ("lists.range", [long count]) => CelLists.Range(count, budget),
        ("optional.of", [var value]) => new CelOptional(value),
        ("optional.ofNonZeroValue", [var value]) => CelOptionals.OfNonZero(value),
        ("optional.none", []) => CelOptional.None,
        ("optional.unwrap", [CelList list]) => CelOptionals.Unwrap(list),
        ("sets.contains", [CelList one, CelList other]) => CelSets.Contains(one, other, budget),
        ("sets.equivalent", [CelList one, CelList other]) => CelSets.Contains(one, other, budget) && CelSets.Contains(other, one, budget),
        ("sets.intersects", [CelList one, CelList other]) => CelSets.Intersects(one, other, budget),
        (_, [string text]) => Parsed(name, text, normalize: false, budget),
        ("semver" or "isSemver", [string text, bool normalize]) => Parsed(name, text, normalize, budget),
        (_, []) when name.StartsWith("format.", StringComparison.Ordinal) => CelNamedFormat.Find(name["format.".Length..]) ?? throw new CelUndecided(name),
        _ => CelSignatures.Of(name) is null ? throw new CelUndecided(name) : throw CelFault.NoOverload,
    };

    /// <summary>What reads a text as a value of a library's type, or asks whether it is one.</summary>
    private static object? Parsed(string name, string text, bool normalize, CelBudget budget)
    {
        budget.Read(text.Length);
        return name switch
        {
            "quantity" => CelQuantity.Parse(text) ?? throw new CelFault("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"),
            "isQuantity" => CelQuantity.Parse(text) is not null,
            "url" => CelUrl.Parse(text) ?? throw new CelFault($"URL parse error during conversion from string: parse {CelStrings.Quote(text)}: invalid URI for request"),
            "isURL" => CelUrl.Parse(text) is not null,
            "ip" => CelAddress.Parse(text, out var why) ?? throw new CelFault(why),
            "isIP" => CelAddress.Parse(text, out _) is not null,
            "ip.isCanonical" => (CelAddress.Parse(text, out var why) ?? throw new CelFault(why)).ToString() == text,
            "cidr" => CelNetwork.Parse(text, out var why) ?? throw new CelFault($"network address parse error during conversion from string: {why}"),
            "isCIDR" => CelNetwork.Parse(text, out _) is not null,
            "semver" => CelSemver.Parse(text, normalize, out var why) ?? throw new CelFault(why),
            "isSemver" => CelSemver.Parse(text, normalize, out _) is not null,
            "format.named" => CelNamedFormat.Find(text) is { } format ? new CelOptional(format) : CelOptional.None,
            _ => CelSignatures.Of(name) is null ? throw new CelUndecided(name) : throw CelFault.NoOverload,
        };
    }
}

using System.Globalization;
using Portal.Schema.Paths;

namespace Portal.Schema.Cel;

/// <summary>What all rules of a schema may cost, estimated: 10,000,000 each and 100,000,000 together (apiextensions/validation).</summary>
internal sealed class RuleCosts
{
    private const ulong MostOfRule = 10_000_000;
    private const ulong MostOfAll = 100_000_000;
    private const int NamedAtMost = 4;
    private readonly List<(FieldPath Path, ulong Cost)> _expensive = [];
    private ulong _total;

    /// <summary>Counts an expression; an error where it alone costs too much.</summary>
    public FieldError? Add(FieldPath path, string name, ulong cost)
    {
        _total = CelRange.Sum(_total, cost);
        if (cost >= MostOfAll / 100)
        {
            _expensive.Add((path, cost));
        }

        return cost > MostOfRule ? Forbidden(path, Exceeds($"estimated {name} cost", cost, MostOfRule)) : null;
    }

    /// <summary>The error of the whole schema and of those rules that cost the most of it.</summary>
    public IEnumerable<FieldError> Total(FieldPath root) => _total <= MostOfAll
        ? []
        :
        [
            .. _expensive.OrderByDescending(rule => rule.Cost).Take(NamedAtMost)
                .Select(rule => Forbidden(rule.Path, "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema")),
            Forbidden(root, Exceeds("x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema", _total, MostOfAll)),
        ];

    private static string Exceeds(string name, ulong cost, ulong most)
    {
        var factor = (double)cost / most;
        var shown = factor > 100 ? "more than 100x" : factor.ToString(factor < 1.5 ? "F6" : "F1", CultureInfo.InvariantCulture) + "x";
        return $"{name} exceeds budget by factor of {shown} (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)";
    }

    private static FieldError Forbidden(FieldPath path, string why) => new(path, FieldErrorKind.FieldValueForbidden, $"Forbidden: {why}");
}

using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Structure;

namespace Portal.Schema.Cel;

/// <summary>
/// Whether the rules of a schema may be declared: their fields, syntax, types and estimated costs (apiextensions/validation and schema/cel: compilation). Expressions are not
/// read where the schema at their place or below has other mistakes.
/// </summary>
internal sealed class RuleDefinitions
{
    private readonly List<FieldError> _fields = [];
    private readonly List<FieldError> _expressions = [];
    private readonly RuleCosts _costs = new();
    private readonly IReadOnlyList<FieldError> _found;

    private RuleDefinitions(IReadOnlyList<FieldError> found) => _found = found;

    /// <param name="schema">A structural schema.</param>
    /// <param name="root">The place of the schema, which messages name.</param>
    /// <param name="found">What is wrong with the schema otherwise.</param>
    public static IReadOnlyList<FieldError> Check(StructuralSchema schema, FieldPath root, IReadOnlyList<FieldError> found)
    {
        if (!schema.HasRules)
        {
            return [];
        }

        var check = new RuleDefinitions(found);
        check.Node(new(schema, root, IsRoot: true, Times: 1, Uncorrelated: null));
        return [.. check._fields, .. check._expressions, .. check._costs.Total(root)];
    }

    private void Node(RulePlace place)
    {
        if (!place.Schema.HasRules)
        {
            return;
        }

        foreach (var below in place.Below())
        {
            Node(below);
        }

        var rules = place.Schema.Rules;
        for (var i = 0; i < rules.Count; i++)
        {
            _fields.AddRange(RuleFields.Errors(rules[i], place.Schema, place.Rule(i)));
        }

        if (rules.Count == 0 || _found.Concat(_fields).Any(error => error.Path.StartsWith(place.Path)))
        {
            return;
        }

        if (CelDeclarations.Of(place.Schema, place.IsRoot) is not { } declaration)
        {
            _expressions.Add(new(place.Path.Property("x-kubernetes-validations"), FieldErrorKind.FieldValueInvalid, "Internal error: internal error: failed to retrieve type information for x-kubernetes-validations"));
            return;
        }

        for (var i = 0; i < rules.Count; i++)
        {
            Rule(rules[i], place, place.Rule(i), declaration);
        }
    }

    private void Rule(ValidationRule rule, RulePlace place, FieldPath path, CelDeclaration declaration)
    {
        var (expression, error) = Compile(rule.Rule, rule, declaration);
        if (expression is not null && expression.Type.Kind != CelKind.Bool)
        {
            (expression, error) = (null, "cel expression must evaluate to a bool");
        }
        else if (error is not null)
        {
            error = $"compilation failed: {error}";
        }

        var times = place.Times ?? (ulong)(CelDeclarations.MostBytes / (declaration.LeastSize + 1));
        Cost(path.Property("rule"), "rule", expression is null ? 0 : CelRange.Product(CelEstimator.MostCost(expression, declaration), times));
        if (error is not null)
        {
            Invalid(path.Property("rule"), RuleSource.Print(rule), error);
        }
        else if (rule.MessageExpression is { Length: > 0 })
        {
            Message(rule, path.Property("messageExpression"), declaration);
        }

        Old(rule, place, path, expression?.UsesOld == true);
    }

    private void Message(ValidationRule rule, FieldPath path, CelDeclaration declaration)
    {
        var (expression, error) = Compile(rule.MessageExpression!, rule, declaration);
        if (expression is null)
        {
            Invalid(path, RuleSource.Print(rule), $"messageExpression compilation failed: {error}");
        }
        else if (expression.Type.Kind != CelKind.String)
        {
            Invalid(path, RuleSource.Print(rule), "messageExpression must evaluate to a string");
        }
        else
        {
            Cost(path, "messageExpression", CelEstimator.MostCost(expression, declaration));
        }
    }

    private void Old(ValidationRule rule, RulePlace place, FieldPath path, bool usesOld)
    {
        if (usesOld && place.Uncorrelated is { } above)
        {
            Invalid(path.Property("rule"), Quoted.Of(rule.Rule), $"oldSelf cannot be used on the uncorrelatable portion of the schema within {above}");
        }
        else if (!usesOld && rule.OptionalOldSelf is { } optional)
        {
            Invalid(path.Property("optionalOldSelf"), Quoted.Of(optional), "may not be set if oldSelf is not used in rule");
        }
    }

    private static (CelChecked? Expression, string? Error) Compile(string text, ValidationRule rule, CelDeclaration declaration)
    {
        var parsed = CelParser.Parse(text);
        if (parsed.Root is null)
        {
            return (null, CelSource.Print(text, parsed.Problems));
        }

        var expression = CelChecker.Check(parsed.Root, CelTypeScope.OfRule(declaration.Type, rule.OptionalOldSelf == true));
        return expression.Problems.Count == 0 ? (expression, null) : (null, CelSource.Print(text, expression.Problems));
    }

    private void Cost(FieldPath path, string name, ulong cost)
    {
        if (_costs.Add(path, name, cost) is { } error)
        {
            _expressions.Add(error);
        }
    }

    private void Invalid(FieldPath path, string shown, string why) => _expressions.Add(new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {shown}: {why}"));
}

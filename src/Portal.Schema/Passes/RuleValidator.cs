using Portal.Schema.Cel;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>
/// Evaluates <c>x-kubernetes-validations</c> (KEP-2876; apiextensions/pkg/apiserver/schema/cel) within the server's cost budget. Rules that use <c>oldSelf</c> are asked where
/// there is an old value to compare with; what an update leaves as it was is not held against it. A rule that this evaluator cannot decide is no mistake.
/// </summary>
public sealed class RuleValidator
{
    private readonly List<FieldError> _errors = [];
    private readonly List<FieldPath> _undecided = [];
    private readonly CelBudget _budget = new();

    private RuleValidator()
    {
    }

    /// <summary>The rules' mistakes after those that were found before: where one of these blocks, no rule is asked, and the answer says so, as the server's does.</summary>
    /// <param name="value">The whole object with its defaults.</param>
    /// <param name="found">What structure and lists gave.</param>
    public static RuleOutcome Validate(Value value, StructuralSchema schema, Value? old, IReadOnlyList<FieldError> found)
    {
        if (!schema.HasRules)
        {
            return new([], [], WereAsked: true);
        }

        if (found.Any(Blocks))
        {
            return new([new(FieldPath.Root, FieldErrorKind.FieldValueInvalid,
                "Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation")], [], WereAsked: false);
        }

        var validator = new RuleValidator();
        validator.Node(value, schema, old, FieldPath.Root);
        return new(validator._errors, validator._undecided, WereAsked: true);
    }

    private static bool Blocks(FieldError error) => error.Kind is FieldErrorKind.FieldValueNotSupported or FieldErrorKind.FieldValueRequired
        or FieldErrorKind.FieldValueTooLong or FieldErrorKind.FieldValueTooMany or FieldErrorKind.FieldValueTypeInvalid;

    private void Node(Value value, StructuralSchema schema, Value? old, FieldPath path)
    {
        if (!schema.HasRules || value is NullValue)
        {
            return;
        }

        foreach (var rule in schema.Rules)
        {
            Ask(rule, value, schema, old, path);
        }

        foreach (var (key, member) in value.Members)
        {
            var below = schema.Property(key) is null ? path.Key(key) : path.Property(key);
            if ((schema.Property(key) ?? schema.AdditionalProperties) is { } child)
            {
                Node(member, child, old?[key], below);
            }
        }

        if (schema.Items is { } items)
        {
            for (var i = 0; i < value.Items.Count; i++)
            {
                Node(value.Items[i], items, Counterpart(value.Items[i], schema, old), path.Index(i));
            }
        }
    }

    /// <summary>The old item of a list that is a map by its keys; items of other lists have none.</summary>
    private static Value? Counterpart(Value item, StructuralSchema list, Value? old) =>
        list.ListType == "map" ? old?.Items.FirstOrDefault(candidate => list.ListMapKeys.All(key => Equals(candidate[key], item[key]))) : null;

    private void Ask(ValidationRule rule, Value value, StructuralSchema schema, Value? old, FieldPath path)
    {
        var program = CelProgram.Of(rule.Rule);
        if (program.UsesOld ? old is null or NullValue : value.Equals(old))
        {
            return;
        }

        _budget.StartRule();
        try
        {
            var scope = new CelScope("self", CelConvert.Of(value, schema), null, _budget);
            scope = old is null ? scope : scope.With("oldSelf", CelConvert.Of(old, schema));
            if (program.Run(scope) is not true)
            {
                Refuse(rule, value, path, Message(rule, scope));
            }
        }
        catch (CelFault fault)
        {
            _errors.Add(new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: \"{TypeCheck.NameOf(value)}\": {fault.Message} evaluating rule: {rule.Message ?? rule.Rule}"));
        }
        catch (Exception exception) when (exception is CelUndecided or InvalidCastException or FormatException or ArgumentException or OverflowException)
        {
            _undecided.Add(path);
        }
    }

    private static string Message(ValidationRule rule, CelScope scope)
    {
        var otherwise = rule.Message is { Length: > 0 } message ? message : $"failed rule: {rule.Rule.Trim()}";
        if (rule.MessageExpression is not { Length: > 0 } expression)
        {
            return otherwise;
        }

        try
        {
            return CelProgram.Of(expression).Run(scope) is string { Length: > 0 } said && !said.Contains('\n', StringComparison.Ordinal) ? said : otherwise;
        }
        catch (Exception exception) when (exception is CelFault or CelUndecided)
        {
            return otherwise;
        }
    }

    private void Refuse(ValidationRule rule, Value value, FieldPath path, string message)
    {
        var place = rule.FieldPath is { Length: > 1 } below ? path.Append(FieldPath.Parse(below.TrimStart('.').Replace("['", "[", StringComparison.Ordinal).Replace("']", "]", StringComparison.Ordinal))) : path;
        var shown = value is MapValue or ListValue ? "" : $"{Quoted.Of(value)}: ";
        _errors.Add(rule.Reason switch
        {
            "FieldValueRequired" => new(place, FieldErrorKind.FieldValueRequired, $"Required value: {message}"),
            "FieldValueForbidden" => new(place, FieldErrorKind.FieldValueForbidden, $"Forbidden: {message}"),
            "FieldValueDuplicate" => new(place, FieldErrorKind.FieldValueDuplicate, $"Duplicate value: {shown.TrimEnd(' ', ':')}"),
            _ => new(place, FieldErrorKind.FieldValueInvalid, $"Invalid value: {shown}{message}"),
        });
    }
}

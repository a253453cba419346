using Portal.Schema.Cel;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>
/// Evaluates <c>x-kubernetes-validations</c> (KEP-2876; apiextensions/pkg/apiserver/schema/cel) within the server's cost budget. Rules that use <c>oldSelf</c> are asked where
/// there is an old value to compare with, or where they say that it is optional; what an update leaves as it was is not held against it. A rule that this evaluator cannot decide is no mistake.
/// </summary>
public sealed class RuleValidator
{
    private readonly List<FieldError> _errors = [];
    private readonly List<FieldError> _tolerated = [];
    private readonly List<FieldPath> _undecided = [];
    private readonly CelBudget _budget = new();
    private bool _isOver;

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
        validator.Node(new(value, CelResources.Of(schema), old, FieldPath.Root, () => false));
        return new(validator._errors, validator._undecided, WereAsked: true) { Tolerated = validator._tolerated };
    }

    /// <summary>The mistakes of a default, which stands for a part of a resource.</summary>
    internal static IReadOnlyList<FieldError> ValidateDefault(Value value, StructuralSchema schema)
    {
        var validator = new RuleValidator();
        validator.Node(new(value, schema, null, FieldPath.Root, () => false));
        return validator._errors;
    }

    private static bool Blocks(FieldError error) => error.Kind is FieldErrorKind.FieldValueNotSupported or FieldErrorKind.FieldValueRequired
        or FieldErrorKind.FieldValueTooLong or FieldErrorKind.FieldValueTooMany or FieldErrorKind.FieldValueTypeInvalid;

    private void Node(RuledValue node)
    {
        if (_isOver || !node.Schema.HasRules || node.Value is NullValue)
        {
            return;
        }

        foreach (var rule in node.Schema.Rules)
        {
            Ask(rule, node);
        }

        foreach (var below in node.Below())
        {
            Node(below);
        }
    }

    private void Ask(ValidationRule rule, RuledValue node)
    {
        var program = CelProgram.Of(rule.Rule);
        if (_isOver || rule.OptionalOldSelf != true && program.UsesOld && node.Old is null)
        {
            return;
        }

        _budget.StartRule();
        try
        {
            var scope = node.Scope(rule.OptionalOldSelf == true, _budget);
            if (program.Run(scope) is not true)
            {
                var error = RuleWords.Refused(rule, node, Message(rule, scope));
                (!program.UsesOld && node.IsUnchanged() ? _tolerated : _errors).Add(error);
            }
        }
        catch (CelFault fault)
        {
            _errors.Add(RuleWords.Failed(node, fault.IsOverload
                ? $"'{fault.Message}': call arguments did not match a supported operator, function or macro signature for rule: {RuleWords.Name(rule)}"
                : $"{fault.Message} evaluating rule: {RuleWords.Name(rule)}"));
        }
        catch (CelOverspent overspent)
        {
            Stop(node, overspent.OfObject
                ? "validation failed due to running out of cost budget, no further validation rules will be run"
                : $"'{overspent.Message}': no further validation rules will be run due to call cost exceeds limit for rule: {RuleWords.Name(rule)}");
        }
        catch (Exception exception) when (exception is CelUndecided or InvalidCastException or FormatException or ArgumentException or OverflowException)
        {
            _undecided.Add(node.Path);
        }
    }

    private void Stop(RuledValue node, string message)
    {
        _errors.Add(RuleWords.Failed(node, message));
        _isOver = true;
    }

    /// <summary>What the rule's own expression says; the fixed message where that fails or says nothing that can be shown.</summary>
    private string Message(ValidationRule rule, CelScope scope)
    {
        if (rule.MessageExpression is not { Length: > 0 } expression)
        {
            return RuleWords.Fixed(rule);
        }

        try
        {
            _budget.StartRule();
            return CelProgram.Of(expression).Run(scope) is string said && RuleWords.IsShowable(said.Trim()) ? said.Trim() : RuleWords.Fixed(rule);
        }
        catch (CelOverspent overspent)
        {
            _isOver = true;
            return overspent.OfObject
                ? "messageExpression evaluation failed due to running out of cost budget, no further validation rules will be run"
                : $"no further validation rules will be run due to call cost exceeds limit for messageExpression: {Quoted.Of(expression)}";
        }
        catch (Exception exception) when (exception is CelFault or CelUndecided)
        {
            return RuleWords.Fixed(rule);
        }
    }
}

using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>Everything that can be said about an object before the server is asked, as the server would say it: the passes of <c>Portal.Schema</c> in its order.</summary>
internal static class FormCheck
{
    public static FormVerdict Verdict(FormDefinition definition, MapValue value)
    {
        var schema = definition.Schema;
        var pruned = Pruner.Prune(value, schema);
        var filled = Defaulter.Apply(pruned.Value, schema);
        List<FieldError> found = [.. SchemaValidator.Validate(filled, schema), .. ListRules.Validate(filled, schema)];
        var rules = RuleValidator.Validate(filled, schema, definition.Old is { } old ? Defaulter.Apply(old, schema) : null, found);
        return new(
            [
                .. NameRules.Errors(value, definition),
                .. pruned.Unknown.Select(path => new FieldError(path, FieldErrorKind.FieldValueInvalid, "Invalid value: unknown field")),
                .. found,
                .. rules.WereAsked ? rules.Errors : [],
            ],
            rules.Undecided);
    }
}

using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>Everything that can be said about an object before the server is asked, as the server would say it: the passes of <c>Portal.Schema</c> in its order.</summary>
internal static class FormCheck
{
    public static IReadOnlyList<FieldError> Errors(FormDefinition definition, MapValue value)
    {
        var pruned = Pruner.Prune(value, definition.Schema);
        var filled = Defaulter.Apply(pruned.Value, definition.Schema);
        return
        [
            .. NameRules.Errors(value, definition),
            .. pruned.Unknown.Select(path => new FieldError(path, FieldErrorKind.FieldValueInvalid, "Invalid value: unknown field")),
            .. SchemaValidator.Validate(filled, definition.Schema),
            .. ListRules.Validate(filled, definition.Schema),
        ];
    }
}

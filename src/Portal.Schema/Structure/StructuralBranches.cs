using Portal.Schema.Passes;
using Portal.Schema.Paths;

namespace Portal.Schema.Structure;

/// <summary>Inside allOf, anyOf, oneOf and not, nothing may give shape; int-or-string has two forms that may.</summary>
internal sealed class StructuralBranches
{
    private readonly List<FieldError> _errors = [];

    public static IReadOnlyList<FieldError> Check(StructuralSchema schema, FieldPath path)
    {
        var branches = new StructuralBranches();
        branches.Limits(schema, path, IsIntOrString(schema), schema.Constraints.AllOf is [var first, ..] && IsIntOrString(first));
        return branches._errors;
    }

    /// <summary><c>anyOf: [{type: integer}, {type: string}]</c></summary>
    private static bool IsIntOrString(StructuralSchema schema) => schema.Constraints.AnyOf is [{ Type: "integer" } one, { Type: "string" } other] && IsTypeAlone(one) && IsTypeAlone(other);

    private static bool IsTypeAlone(StructuralSchema branch) => branch is { IsBare: true, Properties.Count: 0, Default: null };

    private void Limits(StructuralSchema schema, FieldPath path, bool mayType, bool mayTypeFirst)
    {
        var limits = schema.Constraints;
        if (!mayType)
        {
            All(limits.AnyOf, path.Property("anyOf"));
        }

        for (var i = 0; i < limits.AllOf.Count; i++)
        {
            Branch(limits.AllOf[i], path.Property("allOf").Index(i), mayTypeFirst && i == 0);
        }

        All(limits.OneOf, path.Property("oneOf"));
        if (limits.Not is { } not)
        {
            Branch(not, path.Property("not"), mayType: false);
        }

        if (limits.Pattern is { Length: > 0 } pattern && PatternSyntax.Mistake(pattern) is { } mistake)
        {
            _errors.Add(new(path.Property("pattern"), FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(pattern)}: must be a valid regular expression, but isn't: {mistake}"));
        }
    }

    private void All(IReadOnlyList<StructuralSchema> branches, FieldPath path)
    {
        for (var i = 0; i < branches.Count; i++)
        {
            Branch(branches[i], path.Index(i), mayType: false);
        }
    }

    private void Branch(StructuralSchema branch, FieldPath path, bool mayType)
    {
        Limits(branch, path, mayType, mayTypeFirst: false);
        if (branch.Items is { } items)
        {
            Branch(items, path.Property("items"), mayType: false);
        }

        foreach (var (name, child) in branch.Properties)
        {
            Branch(child, path.Property("properties").Key(name), mayType: false);
        }

        Shapes(branch, path);
        if (branch.Property("metadata") is not null)
        {
            Forbidden(path.Property("properties").Key("metadata"), "must not be specified in a nested context");
        }
    }

    private void Shapes(StructuralSchema branch, FieldPath path)
    {
        foreach (var (isSet, keyword, what) in ((bool, string, string)[])
        [
            (branch.Type is { Length: > 0 }, "type", "empty"), (branch.HasAdditional, "additionalProperties", "undefined"), (branch.Default is not null, "default", "undefined"),
            (branch.Title is { Length: > 0 }, "title", "empty"), (branch.Description is { Length: > 0 }, "description", "empty"), (branch.Nullable, "nullable", "false"),
            (branch.PreserveUnknownFields, "x-kubernetes-preserve-unknown-fields", "false"), (branch.EmbeddedResource, "x-kubernetes-embedded-resource", "false"),
            (branch.IntOrString, "x-kubernetes-int-or-string", "false"), (branch.ListMapKeys.Count > 0, "x-kubernetes-list-map-keys", "empty"),
            (branch.ListType is not null, "x-kubernetes-list-type", "undefined"), (branch.MapType is not null, "x-kubernetes-map-type", "undefined"),
            (branch.Rules.Count > 0, "x-kubernetes-validations", "empty"),
        ])
        {
            if (isSet)
            {
                Forbidden(path.Property(keyword), $"must be {what} to be structural");
            }
        }
    }

    private void Forbidden(FieldPath path, string why) => _errors.Add(new(path, FieldErrorKind.FieldValueForbidden, $"Forbidden: {why}"));
}

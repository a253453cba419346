using Portal.Schema.Paths;

namespace Portal.Schema.Structure;

/// <summary>What the root's allOf, anyOf, oneOf and not name has to be declared beside them (apiextensions/pkg/apiserver/schema/complete.go).</summary>
internal static class StructuralCompleteness
{
    public static IEnumerable<FieldError> Check(StructuralSchema schema, FieldPath root) => Limits(schema, schema, root, root);

    private static IEnumerable<FieldError> Limits(StructuralSchema limiting, StructuralSchema declared, FieldPath path, FieldPath limit)
    {
        var limits = limiting.Constraints;
        var branches = limits.AllOf.Select((branch, i) => (branch, limit.Property("allOf").Index(i)))
            .Concat(limits.AnyOf.Select((branch, i) => (branch, limit.Property("anyOf").Index(i))))
            .Concat(limits.OneOf.Select((branch, i) => (branch, limit.Property("oneOf").Index(i))))
            .Concat(limits.Not is { } not ? [(not, limit.Property("not"))] : []);
        return branches.SelectMany(pair => Branch(pair.branch, declared, path, pair.Item2));
    }

    private static IEnumerable<FieldError> Branch(StructuralSchema branch, StructuralSchema? declared, FieldPath path, FieldPath limit)
    {
        if (declared is null)
        {
            return [new(path, FieldErrorKind.FieldValueRequired, $"Required value: because it is defined in {limit}")];
        }

        var items = branch.Items is null ? [] : Branch(branch.Items, declared.Items, path.Property("items"), limit.Property("items"));
        var fields = branch.Properties.SelectMany(pair => Branch(pair.Value, declared.Property(pair.Key), path.Property("properties").Key(pair.Key), limit.Property("properties").Key(pair.Key)));
        return [.. Limits(branch, declared, path, limit), .. items, .. fields];
    }
}

using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>
/// Holds a value against its schema: types, required fields and every limiting keyword, all errors at once, in the API server's words
/// (kube-openapi's validate, apiextensions' embedded resources). Unknown fields are the <see cref="Pruner"/>'s business.
/// </summary>
public sealed class SchemaValidator
{
    private readonly List<FieldError> _errors = [];

    private SchemaValidator()
    {
    }

    /// <param name="old">The value before an update. What did not change is validated all the same; ratcheting is the server's.</param>
    public static IReadOnlyList<FieldError> Validate(Value value, StructuralSchema schema, Value? old = null)
    {
        var validator = new SchemaValidator();
        validator.Node(value, schema, FieldPath.Root);
        return validator._errors;
    }

    private void Node(Value value, StructuralSchema schema, FieldPath path)
    {
        if (value is NullValue && schema.Nullable)
        {
            return;
        }

        if (TypeCheck.Mismatch(value, schema) is { } mismatch)
        {
            _errors.Add(new(path, FieldErrorKind.FieldValueTypeInvalid, $"Invalid value: \"{TypeCheck.NameOf(value)}\": {path} in body must be of type {mismatch}: \"{TypeCheck.NameOf(value)}\""));
            return;
        }

        _errors.AddRange(LimitCheck.Errors(value, schema, path));
        Branches(value, schema, path);
        Children(value, schema, path);
    }

    private void Children(Value value, StructuralSchema schema, FieldPath path)
    {
        if (value is ListValue list && schema.Items is { } items)
        {
            for (var i = 0; i < list.Elements.Count; i++)
            {
                Node(list.Elements[i], items, path.Index(i));
            }
        }

        if (value is not MapValue map)
        {
            return;
        }

        foreach (var name in schema.Required.Where(name => !map.Has(name)))
        {
            _errors.Add(new(path.Property(name), FieldErrorKind.FieldValueRequired, "Required value"));
        }

        foreach (var (key, member) in map.Pairs)
        {
            if (schema.Property(key) is { } child)
            {
                Node(member, child, path.Property(key));
            }
            else if (schema.AdditionalProperties is { } values)
            {
                Node(member, values, path.Property(key));
            }
        }
    }

    private void Branches(Value value, StructuralSchema schema, FieldPath path)
    {
        var limits = schema.Constraints;
        foreach (var branch in limits.AllOf)
        {
            Node(value, branch, path);
        }

        if (limits.AnyOf.Count > 0 && !limits.AnyOf.Any(branch => Fits(value, branch)))
        {
            Composite(value, path, "must validate at least one schema (anyOf)");
            _errors.AddRange(Nearest(value, limits.AnyOf, path));
        }

        if (limits.OneOf.Count > 0 && limits.OneOf.Count(branch => Fits(value, branch)) is var count and not 1)
        {
            Composite(value, path, "must validate one and only one schema (oneOf)" + (count > 1 ? ". Found " + count + " valid alternatives" : ""));
        }

        if (limits.Not is { } not && Fits(value, not))
        {
            Composite(value, path, "must not validate the schema (not)");
        }
    }

    private static bool Fits(Value value, StructuralSchema schema) => Validate(value, schema).Count == 0;

    /// <summary>What is missing in the alternative that comes closest.</summary>
    private static IReadOnlyList<FieldError> Nearest(Value value, IReadOnlyList<StructuralSchema> branches, FieldPath path)
    {
        IReadOnlyList<FieldError>? best = null;
        foreach (var branch in branches)
        {
            var validator = new SchemaValidator();
            validator.Node(value, branch, path);
            best = best is null || validator._errors.Count < best.Count ? validator._errors : best;
        }

        return best ?? [];
    }

    private void Composite(Value value, FieldPath path, string rule)
    {
        var place = path.IsRoot ? "\"\"" : $"\"{path}\"";
        _errors.Add(new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(value)}: {place} {rule}"));
    }
}

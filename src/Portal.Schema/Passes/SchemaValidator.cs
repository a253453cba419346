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
    private int _matched;

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
        _matched += schema.Type is null ? 3 : 4;
        _errors.AddRange(TypeCheck.Errors(value, schema, path));
        if (value is NullValue)
        {
            _errors.AddRange(LimitCheck.OfEnum(value, schema.Constraints, path));
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
        else if (value is MapValue map)
        {
            Members(map, schema, path);
        }
    }

    private void Members(MapValue map, StructuralSchema schema, FieldPath path)
    {
        if (LimitCheck.OfMap(map, schema.Constraints, path) is { } count)
        {
            _errors.Add(count);
        }

        foreach (var (key, member) in map.Pairs)
        {
            if ((schema.Property(key) ?? schema.AdditionalProperties) is { } child)
            {
                Node(member, child, path.Property(key));
            }
            else if (schema.IsClosed)
            {
                _errors.Add(new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(key)}: {Quoted.Place(path.Property(key))} in body is a forbidden property"));
            }
        }

        IEnumerable<string> required = schema.EmbeddedResource ? ["apiVersion", "kind", .. schema.Required] : schema.Required;
        foreach (var name in required.Distinct(StringComparer.Ordinal).Where(name => !map.Has(name)))
        {
            _errors.Add(new(path.Property(name), FieldErrorKind.FieldValueRequired, schema.EmbeddedResource && name is "apiVersion" or "kind" && !schema.Required.Contains(name) ? "Required value: must not be empty" : "Required value"));
        }
    }

    private void Branches(Value value, StructuralSchema schema, FieldPath path)
    {
        var limits = schema.Constraints;
        var place = $"\"{Quoted.Place(path)}\"";
        if (limits.AnyOf.Count > 0)
        {
            AnyOf(Try(value, limits.AnyOf, path), place);
        }

        if (limits.OneOf.Count > 0)
        {
            OneOf(Try(value, limits.OneOf, path), place);
        }

        if (limits.AllOf.Count > 0)
        {
            AllOf(Try(value, limits.AllOf, path), place);
        }

        if (limits.Not is { } not && Try(value, [not], path)[0]._errors.Count == 0)
        {
            Composite($"{place} must not validate the schema (not)");
        }
    }

    private static List<SchemaValidator> Try(Value value, IReadOnlyList<StructuralSchema> branches, FieldPath path)
    {
        var tried = new List<SchemaValidator>(branches.Count);
        foreach (var branch in branches)
        {
            var validator = new SchemaValidator();
            validator.Node(value, branch, path);
            tried.Add(validator);
        }

        return tried;
    }

    private void AnyOf(List<SchemaValidator> tried, string place)
    {
        if (tried.Any(branch => branch._errors.Count == 0))
        {
            return;
        }

        Composite($"{place} must validate at least one schema (anyOf)");
        _errors.AddRange(Nearest(tried));
    }

    private void OneOf(List<SchemaValidator> tried, string place)
    {
        var count = tried.Count(branch => branch._errors.Count == 0);
        if (count == 1)
        {
            return;
        }

        Composite($"{place} must validate one and only one schema (oneOf). {(count == 0 ? "Found none valid" : $"Found {count} valid alternatives")}");
        _errors.AddRange(count == 0 ? Nearest(tried) : []);
    }

    private void AllOf(List<SchemaValidator> tried, string place)
    {
        var count = tried.Count(branch => branch._errors.Count == 0);
        foreach (var branch in tried)
        {
            _errors.AddRange(branch._errors);
        }

        if (count < tried.Count)
        {
            Composite($"{place} must validate all the schemas (allOf){(count == 0 ? ". None validated" : "")}");
        }
    }

    /// <summary>What is missing in the alternative with the most checks, the first of several.</summary>
    private static List<FieldError> Nearest(List<SchemaValidator> tried) => tried.MaxBy(branch => branch._matched)!._errors;

    /// <summary>The server says at no field what concerns several.</summary>
    private void Composite(string message) => _errors.Add(new(FieldPath.Root, FieldErrorKind.FieldValueInvalid, $"Invalid value: \"\": {message}"));
}

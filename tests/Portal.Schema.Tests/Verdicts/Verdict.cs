using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Verdicts;

/// <summary>What the passes say of an object, in the API server's order: strict decoding, defaults, structure, list types.</summary>
internal sealed record Verdict(long Status, IReadOnlyList<FieldError> Errors, MapValue? Stored)
{
    public static Verdict Of(MapValue sent, StructuralSchema schema, Value? old = null)
    {
        var pruned = Pruner.Prune(sent, schema);
        if (pruned.Unknown.Count > 0)
        {
            return new(400, [.. pruned.Unknown.Select(path => new FieldError(path, FieldErrorKind.FieldValueInvalid, "unknown field"))], null);
        }

        var stored = (MapValue)Defaulter.Apply(pruned.Value, schema);
        List<FieldError> errors = [.. SchemaValidator.Validate(stored, schema), .. ListRules.Validate(stored, schema)];
        var rules = RuleValidator.Validate(stored, schema, old is MapValue before ? Defaulter.Apply(before, schema) : null, errors);
        errors.AddRange(rules.WereAsked ? rules.Errors : []);
        return new(errors.Count == 0 ? 201 : 422, errors, stored);
    }

    /// <summary>Why this is not what the server said; null where it is.</summary>
    public string? DiffersFrom(VerdictCase recorded)
    {
        var expected = recorded.Status == 200 ? 201 : recorded.Status;
        if (Status != expected)
        {
            return $"said {Status}, server {expected}; ours: {string.Join("; ", Errors.Take(2))} server: {recorded.Expect["message"]?.Text}";
        }

        return Status switch
        {
            422 => Causes(recorded),
            201 when recorded.Expect["spec"] is { } spec && !spec.Equals(Stored!["spec"]) => $"stored {ValueWriter.ToJson(Stored["spec"] ?? Value.Null)}, server {ValueWriter.ToJson(spec)}",
            _ => null,
        };
    }

    private string? Causes(VerdictCase recorded)
    {
        var ours = Errors.Select(error => (Reason: error.Kind.ToString(), Field: error.Path.ToString())).ToHashSet();
        if (recorded.Expect["causesLeftOut"] is not null ? recorded.Causes.IsSubsetOf(ours) : recorded.Causes.SetEquals(ours))
        {
            return null;
        }

        return $"ours but not the server's: [{string.Join(", ", ours.Except(recorded.Causes))}]; the server's but not ours: [{string.Join(", ", recorded.Causes.Except(ours))}]";
    }
}

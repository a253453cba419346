using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>An update may keep a value that a tightened schema no longer accepts, as long as it leaves it alone (KEP-4008): the client is warned.</summary>
internal static class Ratchet
{
    public static IReadOnlyList<FieldError> Keep(AdmissionRequest request, IReadOnlyList<FieldError> errors)
    {
        if (request.Old is not { } old || errors.Count == 0)
        {
            return errors;
        }

        var kept = errors.Where(error => !IsUnchanged(error, old, request.Object)).ToList();
        request.Warnings.AddRange(errors.Except(kept).Select(error => error.ToString()));
        return kept;
    }

    private static bool IsUnchanged(FieldError error, MapValue old, MapValue now)
    {
        var steps = error.Kind == FieldErrorKind.FieldValueRequired ? error.Path.Steps.SkipLast(1) : error.Path.Steps;
        var (before, after) = (At(old, steps), At(now, steps));
        return error.Path.Steps.Count > 0 && before is not null && before.Equals(after);
    }

    private static Value? At(Value value, IEnumerable<PathStep> steps) => steps.Aggregate((Value?)value, (here, step) => step switch
    {
        PathStep.Property property => here?[property.Name],
        PathStep.Key key => here?[key.Name],
        PathStep.Index index => here is ListValue list && index.Position < list.Elements.Count ? list.Elements[index.Position] : null,
        _ => null,
    });
}

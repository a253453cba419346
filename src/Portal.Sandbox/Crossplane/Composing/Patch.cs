using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>One patch of a composition: reads in one object, transforms, writes into another.</summary>
internal sealed record Patch(Value Written)
{
    public string Type { get; } = Written["type"]?.Text ?? "FromCompositeFieldPath";

    public PatchPolicy Policy { get; } = PatchPolicy.Of(Written["policy"]);

    /// <summary>Whether it writes into the composed resource, not out of it.</summary>
    public bool IsInwards => Type is "FromCompositeFieldPath" or "CombineFromComposite" or "FromEnvironmentFieldPath" or "CombineFromEnvironment";

    public bool Combines => Type.StartsWith("Combine", StringComparison.Ordinal);

    /// <returns>The target with the value written; unchanged where an optional source is missing.</returns>
    /// <exception cref="PathException">A required source is missing, or a path does not fit.</exception>
    /// <exception cref="TransformException">The value cannot be transformed as asked.</exception>
    public MapValue Apply(Value source, MapValue target)
    {
        try
        {
            var value = Transform.All(Written["transforms"]?.Items ?? [], Combines ? Combined(source) : PathReader.Get(source, From));
            return Write(target, value);
        }
        catch (PathException missing) when (missing.NotFound && !Policy.Required)
        {
            return target;
        }
    }

    private string From => Written["fromFieldPath"]?.Text ?? throw new TransformException($"fromFieldPath is required by type {Type}");

    private string To => Written["toFieldPath"]?.Text ?? (Combines ? throw new TransformException($"toFieldPath is required by type {Type}") : From);

    private MapValue Write(MapValue target, Value value)
    {
        var path = ObjectPath.Parse(To);
        var places = PathReader.Expand(target, path);
        if (places.Count == 0)
        {
            throw new TransformException($"cannot expand ToFieldPath {To}");
        }

        try
        {
            return places.Aggregate(target, (made, place) => Policy.Write(made, place, value));
        }
        catch (PathException unfit)
        {
            throw new TransformException($"cannot patch to object: {unfit.Message}");
        }
    }

    private Value Combined(Value source)
    {
        var combine = Written["combine"];
        var values = (combine?["variables"]?.Items ?? []).Select(variable => PathReader.Get(source, variable["fromFieldPath"]?.Text ?? "")).ToList();
        if (values.Count == 0)
        {
            throw new TransformException("combine patch types require at least one variable");
        }

        return combine?["strategy"]?.Text is null or "string"
            ? GoFormat.Sprintf(combine?.At("string", "fmt")?.Text ?? "", values)
            : throw new TransformException($"combine strategy {combine["strategy"]?.Text} is not supported");
    }
}

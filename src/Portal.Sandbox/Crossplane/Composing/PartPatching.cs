using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>Carries the patches of one composed resource out: inwards on what it ought to be, outwards from what it is.</summary>
internal sealed class PartPatching(PipelineState state, MapValue template, string name)
{
    public ObservedPart? Observed { get; } = state.Observed.GetValueOrDefault(name);

    public MapValue Desired { get; private set; } = template;

    /// <summary>A patch from a part that does not exist yet waits until it does.</summary>
    /// <exception cref="Paths.PathException">A required source is missing, or a path does not fit.</exception>
    /// <exception cref="TransformException">The value cannot be transformed as asked.</exception>
    public void Apply(Patch patch)
    {
        switch (patch.Type)
        {
            case "FromCompositeFieldPath" or "CombineFromComposite":
                Desired = patch.Apply(state.Composite, Desired);
                break;
            case "FromEnvironmentFieldPath" or "CombineFromEnvironment":
                Desired = patch.Apply(state.Environment, Desired);
                break;
            case "ToCompositeFieldPath" or "CombineToComposite":
                state.DesiredComposite = Observed is null ? state.DesiredComposite : patch.Apply(Observed.Object, state.DesiredComposite);
                break;
            case "ToEnvironmentFieldPath" or "CombineToEnvironment":
                state.Environment = Observed is null ? state.Environment : patch.Apply(Observed.Object, state.Environment);
                break;
            default:
                throw new TransformException($"patch type {patch.Type} is unsupported");
        }
    }
}

using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>
/// The <c>resources</c> mode of Crossplane 1.20: a part whose patches do not fit is told of and left as it is, and holds back no other; what is
/// patched into the composite may be anywhere in it.
/// </summary>
internal sealed class ResourcesMode(PipelineState state, Value spec)
{
    private readonly PatchSets _sets = new(spec, "cannot inline Composition patch sets");

    /// <exception cref="TransformException">Nothing can be composed.</exception>
    public void Run()
    {
        state.InResourcesMode = true;
        state.DesiredComposite = state.Composite;
        PatchEnvironment();
        var resources = spec["resources"]?.Items ?? [];
        for (var i = 0; i < resources.Count; i++)
        {
            Compose(resources[i], resources[i]["name"]?.Text ?? $"resource-{i}");
        }
    }

    private void PatchEnvironment()
    {
        var patches = _sets.Expand(spec.At("environment", "patches"));
        for (var i = 0; i < patches.Count; i++)
        {
            Do(() => state.PatchEnvironment(patches[i]), $"cannot apply environment patch at index {i}");
        }
    }

    private void Compose(Value resource, string name)
    {
        var part = new PartPatching(state, resource["base"] as MapValue ?? throw new TransformException($"cannot parse base template of composed resource \"{name}\""), name);
        var patches = _sets.Expand(resource["patches"]);
        if (Refusal(part, [.. patches.Where(patch => patch.IsInwards)]) is { } refusal)
        {
            state.Tell("", warning: true, $"cannot render FromComposite or environment patches for composed resource \"{name}\": {refusal}");
            state.Unrendered.Add(name);
            return;
        }

        state.Desired[name] = new(part.Desired) { Ready = part.Observed is { } observed && Observe(observed, resource, name) };
        if (Refusal(part, [.. patches.Where(patch => !patch.IsInwards)]) is { } unfit)
        {
            throw new TransformException($"cannot render ToComposite patches for composed resource \"{name}\": {unfit}");
        }
    }

    private bool Observe(ObservedPart observed, Value resource, string name)
    {
        foreach (var (key, value) in ConnectionExtract.Of(observed, resource["connectionDetails"]?.Items ?? []))
        {
            state.Connection[key] = value;
        }

        var ready = false;
        Do(() => ready = ReadinessCheck.All(observed.Object, resource["readinessChecks"]?.Items ?? []), $"cannot check readiness of composed resource \"{name}\"");
        return ready;
    }

    private static string? Refusal(PartPatching part, IReadOnlyList<Patch> patches)
    {
        for (var i = 0; i < patches.Count; i++)
        {
            try
            {
                part.Apply(patches[i]);
            }
            catch (Exception unfit) when (unfit is PathException or TransformException)
            {
                return $"cannot apply the \"{patches[i].Type}\" patch at index {i}: {unfit.Message}";
            }
        }

        return null;
    }

    private static void Do(Action work, string words)
    {
        try
        {
            work();
        }
        catch (Exception unfit) when (unfit is PathException or TransformException)
        {
            throw new TransformException($"{words}: {unfit.Message}");
        }
    }
}

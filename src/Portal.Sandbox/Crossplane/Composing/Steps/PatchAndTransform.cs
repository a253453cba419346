using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>function-patch-and-transform 0.10: renders the <c>resources</c> of its input, in its words.</summary>
internal sealed class PatchAndTransform(PipelineState state, string step, Value input)
{
    private readonly PatchSets _sets = new(input, "cannot resolve PatchSets");

    /// <exception cref="TransformException">The pipeline cannot go on.</exception>
    public void Run()
    {
        PatchEnvironment();
        var resources = input["resources"]?.Items ?? [];
        for (var i = 0; i < resources.Count; i++)
        {
            Render(resources[i], resources[i]["name"]?.Text ?? $"resource-{i}");
        }

        ConnectionSecret.Compose(state, input);
    }

    private void PatchEnvironment()
    {
        var patches = _sets.Expand(input.At("environment", "patches"));
        for (var i = 0; i < patches.Count; i++)
        {
            try
            {
                state.PatchEnvironment(patches[i]);
            }
            catch (Exception unfit) when (unfit is PathException or TransformException)
            {
                throw new TransformException($"cannot apply the \"{patches[i].Type}\" environment patch at index {i}: {unfit.Message}");
            }
        }
    }

    private void Render(Value resource, string name)
    {
        var part = new PartPatching(state, BaseOf(resource, name), name);
        var ready = false;
        if (part.Observed is { } observed)
        {
            ready = ReadinessCheck.All(observed.Object, resource["readinessChecks"]?.Items ?? []);
            Publish(observed, resource);
        }

        if (Patched(part, _sets.Expand(resource["patches"]), name))
        {
            state.Desired[name] = new(part.Desired) { Ready = ready };
        }
    }

    private MapValue BaseOf(Value resource, string name) =>
        resource["base"] as MapValue ?? state.Desired.GetValueOrDefault(name)?.Object
        ?? throw new TransformException($"composed resource \"{name}\" has no base template, and was not produced by a previous Function in the pipeline");

    private void Publish(ObservedPart observed, Value resource)
    {
        foreach (var (key, value) in ConnectionExtract.Of(observed, resource["connectionDetails"]?.Items ?? []))
        {
            state.Connection[key] = value;
        }
    }

    /// <returns>Whether the part is to be made: a new one waits for what it requires.</returns>
    private bool Patched(PartPatching part, IReadOnlyList<Patch> patches, string name)
    {
        for (var i = 0; i < patches.Count; i++)
        {
            var patch = patches[i];
            try
            {
                part.Apply(patch);
            }
            catch (PathException missing) when (missing.NotFound && patch.IsInwards && part.Observed is null)
            {
                state.Incomplete = true;
                state.Tell(step, warning: true, $"not adding new composed resource \"{name}\" to desired state because \"{patch.Type}\" patch at index {i} has 'policy.fromFieldPath: Required': {missing.Message}");
                return false;
            }
            catch (PathException missing) when (missing.NotFound)
            {
                state.Tell(step, warning: true, $"cannot render composed resource \"{name}\" \"{patch.Type}\" patch at index {i}: ignoring 'policy.fromFieldPath: Required' because 'to' resource already exists: {missing.Message}");
            }
            catch (Exception unfit) when (unfit is PathException or TransformException)
            {
                throw new TransformException($"cannot render composed resource \"{name}\" \"{patch.Type}\" patch at index {i}: {unfit.Message}");
            }
        }

        return true;
    }
}

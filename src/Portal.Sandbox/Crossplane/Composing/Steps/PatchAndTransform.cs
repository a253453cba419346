using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>
/// The <c>resources</c> of a composition, as function-patch-and-transform 0.10 carries them out and as the resources mode of Crossplane 1.x did.
/// </summary>
internal sealed class PatchAndTransform(PipelineState state, string step, Value input)
{
    private readonly Dictionary<string, IReadOnlyList<Value>> _patchSets = (input["patchSets"]?.Items ?? [])
        .GroupBy(set => set["name"]?.Text ?? "", StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First()["patches"]?.Items ?? (IReadOnlyList<Value>)[], StringComparer.Ordinal);

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
        foreach (var patch in Expanded(input.At("environment", "patches")?.Items ?? []))
        {
            if (patch.Type is "FromCompositeFieldPath" or "CombineFromComposite" or "ToEnvironmentFieldPath" or "CombineToEnvironment")
            {
                state.Environment = patch.Apply(state.Composite, state.Environment);
            }
            else
            {
                state.DesiredComposite = patch.Apply(state.Environment, state.DesiredComposite);
            }
        }
    }

    private void Render(Value resource, string name)
    {
        var patches = Expanded(resource["patches"]?.Items ?? []);
        var part = resource["base"] as MapValue ?? state.Desired.GetValueOrDefault(name)?.Object ?? MapValue.Empty;
        var ready = false;
        if (state.Observed.TryGetValue(name, out var observed))
        {
            ready = ReadinessCheck.All(observed.Object, resource["readinessChecks"]?.Items ?? []);
            Publish(observed, resource, patches, name);
        }

        if (Patched(part, patches, name, observed is not null) is { } rendered)
        {
            state.Desired[name] = new(rendered) { Ready = ready };
        }
    }

    private void Publish(ObservedPart observed, Value resource, List<Patch> patches, string name)
    {
        foreach (var (key, value) in ConnectionExtract.Of(observed, resource["connectionDetails"]?.Items ?? []))
        {
            state.Connection[key] = value;
        }

        for (var i = 0; i < patches.Count; i++)
        {
            try
            {
                Outwards(patches[i], observed.Object);
            }
            catch (PathException missing)
            {
                state.Incomplete = true;
                state.Tell(step, warning: true, $"cannot render ToComposite patches for composed resource \"{name}\": cannot apply the \"{patches[i].Type}\" patch at index {i}: {missing.Message}");
            }
        }
    }

    private void Outwards(Patch patch, MapValue observed)
    {
        switch (patch.Type)
        {
            case "ToCompositeFieldPath" or "CombineToComposite":
                state.DesiredComposite = patch.Apply(observed, state.DesiredComposite);
                break;
            case "ToEnvironmentFieldPath" or "CombineToEnvironment":
                state.Environment = patch.Apply(observed, state.Environment);
                break;
        }
    }

    /// <returns>Null where a required patch cannot be applied yet and the part does not exist: then it is left out.</returns>
    private MapValue? Patched(MapValue part, List<Patch> patches, string name, bool exists)
    {
        for (var i = 0; i < patches.Count; i++)
        {
            var patch = patches[i];
            try
            {
                part = Inwards(patch, part);
            }
            catch (PathException missing) when (missing.NotFound && patch.Policy.Required && !exists)
            {
                state.Incomplete = true;
                state.Tell(step, warning: true, $"not adding new composed resource \"{name}\" to desired state because \"{patch.Type}\" patch at index {i} has 'policy.fromFieldPath: Required': {missing.Message}");
                return null;
            }
            catch (Exception unfit) when (unfit is PathException or TransformException)
            {
                throw new TransformException($"cannot render composed resource \"{name}\" \"{patch.Type}\" patch at index {i}: {unfit.Message}");
            }
        }

        return part;
    }

    private MapValue Inwards(Patch patch, MapValue part) => patch.Type switch
    {
        "FromCompositeFieldPath" or "CombineFromComposite" => patch.Apply(state.Composite, part),
        "FromEnvironmentFieldPath" or "CombineFromEnvironment" => patch.Apply(state.Environment, part),
        "ToCompositeFieldPath" or "CombineToComposite" or "ToEnvironmentFieldPath" or "CombineToEnvironment" => part,
        _ => throw new TransformException($"patch type {patch.Type} is unsupported"),
    };

    private List<Patch> Expanded(IReadOnlyList<Value> patches) => [.. patches.SelectMany(Set).Select(patch => new Patch(patch))];

    private IReadOnlyList<Value> Set(Value patch)
    {
        if (patch["type"]?.Text != "PatchSet")
        {
            return [patch];
        }

        var name = patch["patchSetName"]?.Text ?? throw new TransformException("patchSetName is required by type PatchSet");
        return _patchSets.GetValueOrDefault(name) ?? throw new TransformException($"cannot find PatchSet by name {name}");
    }
}

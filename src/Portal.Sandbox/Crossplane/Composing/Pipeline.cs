using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>
/// Runs a composition on a composite and its parts. Functions are recognised by the group and kind of their input; compositions in
/// resources mode are a pipeline of one step.
/// </summary>
internal sealed class Pipeline(IExtraObjects objects)
{
    private const string AutoReadyInput = "autoready.fn.crossplane.io/Input";

    /// <exception cref="TransformException">A step failed for good; the message is Crossplane's.</exception>
    public async Task<PipelineState> RunAsync(MapValue composite, Value compositionSpec, IReadOnlyDictionary<string, ObservedPart> observed, CancellationToken token)
    {
        var state = new PipelineState(composite, observed);
        if (compositionSpec["resources"] is ListValue)
        {
            await ResourcesModeAsync(state, compositionSpec, token);
            return state;
        }

        foreach (var step in compositionSpec["pipeline"]?.Items ?? [])
        {
            await StepAsync(state, step, token);
        }

        return state;
    }

    private async Task ResourcesModeAsync(PipelineState state, Value spec, CancellationToken token)
    {
        try
        {
            if (spec["environment"] is { } environment)
            {
                await new EnvironmentConfigs(state, objects).RunAsync(environment, token);
            }

            new ResourcesMode(state, spec).Run();
        }
        catch (PathException unfit)
        {
            throw new TransformException(unfit.Message);
        }
    }

    private async Task StepAsync(PipelineState state, Value step, CancellationToken token)
    {
        var name = step["step"]?.Text ?? "";
        var function = step.At("functionRef", "name")?.Text ?? "";
        try
        {
            if (!await RunAsync(state, name, function, step["input"] ?? MapValue.Empty, token))
            {
                throw new UnknownFunctionException(
                    $"cannot run Composition pipeline step \"{name}\": cannot get gRPC client connection for Function \"{function}\": cannot find an active FunctionRevision (a FunctionRevision with spec.desiredState: Active)");
            }
        }
        catch (Exception fatal) when (fatal is TransformException or PathException)
        {
            throw new TransformException($"pipeline step \"{name}\" returned a fatal result: {fatal.Message}");
        }
    }

    private async Task<bool> RunAsync(PipelineState state, string step, string function, Value input, CancellationToken token)
    {
        switch (KindOf(function, input))
        {
            case "pt.fn.crossplane.io/Resources":
                new PatchAndTransform(state, step, input).Run();
                return true;
            case AutoReadyInput:
                AutoReady.Run(state);
                return true;
            case "environmentconfigs.fn.crossplane.io/Input":
                await new EnvironmentConfigs(state, objects).RunAsync(input["spec"], token);
                return true;
            case "extra-resources.fn.crossplane.io/Input" or "extraresources.fn.crossplane.io/Input":
                await new ExtraResources(state, objects).RunAsync(input["spec"], token);
                return true;
            case "sequencer.fn.crossplane.io/Input":
                Sequencer.Run(state, step, input);
                return true;
            case "tag-manager.fn.crossplane.io/ManagedTags":
                TagAdder.Run(state, step, input);
                return true;
            case "dummy.fn.crossplane.io/Response":
                DummyResponse.Run(state, step, input);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Installers name functions as they like, so the input's group and kind decide; auto-ready mostly has none.</summary>
    private static string KindOf(string function, Value input) =>
        input["apiVersion"]?.Text is { } version ? $"{version.Split('/')[0]}/{input["kind"]?.Text}"
        : function.EndsWith("auto-ready", StringComparison.Ordinal) ? AutoReadyInput
        : "";
}

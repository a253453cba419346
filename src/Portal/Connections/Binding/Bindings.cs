using Portal.Forms.Documents;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>Binds credentials to Deployments and unbinds them, as the person, by server-side apply with a field manager of the binding's own.</summary>
internal sealed class Bindings(CallerClients clients)
{
    /// <summary>The containers of a Deployment, as the person reads it; none where they may not.</summary>
    public async Task<LiveList<string>> ContainersAsync(Caller caller, ObjectKey deployment, CancellationToken token)
    {
        var (found, _) = await ReadAsync(caller, deployment, token);
        return new((found?.At("spec", "template", "spec", "containers")?.Items ?? []).Select(item => item["name"]?.Text).OfType<string>());
    }

    /// <summary>What the binding would do, by the server's dry run.</summary>
    public Task<BindingPreview> PreviewAsync(Caller caller, BindingOrder order, CancellationToken token) => RunAsync(caller, order, true, token);

    /// <summary>Binds. The Deployment is read and the plan made anew; where anything speaks against it nothing is written and the answer says what.</summary>
    public Task<BindingPreview> BindAsync(Caller caller, BindingOrder order, CancellationToken token) => RunAsync(caller, order, false, token);

    /// <summary>What the end of a binding would do.</summary>
    public Task<BindingPreview> PreviewUnbindAsync(Caller caller, Binding binding, CancellationToken token) => EndAsync(caller, binding, true, token);

    /// <summary>Applies the empty set with the binding's manager: what it set goes, everything else stays.</summary>
    public Task<BindingPreview> UnbindAsync(Caller caller, Binding binding, CancellationToken token) => EndAsync(caller, binding, false, token);

    private async Task<BindingPreview> RunAsync(Caller caller, BindingOrder order, bool dry, CancellationToken token)
    {
        var (found, refusal) = await ReadAsync(caller, order.Deployment, token);
        if (found is null)
        {
            return Failed(refusal!);
        }

        var plan = BindingPlanner.Plan(order, found);
        var preview = new BindingPreview(Yaml(plan.Patch), new([]), new(plan.Problems), new([]), GitOpsOwner.Of(order.Deployment.Type, found));
        return preview.CanApply ? await ApplyAsync(caller, order.Deployment, order.Manager, found, plan.Patch, preview, dry, token) : preview;
    }

    private async Task<BindingPreview> EndAsync(Caller caller, Binding binding, bool dry, CancellationToken token)
    {
        var (found, refusal) = await ReadAsync(caller, binding.Deployment, token);
        if (found is null)
        {
            return Failed(refusal!);
        }

        var patch = BindingPlanner.Unbinding(binding.Deployment.Name, binding.Deployment.Namespace!);
        var preview = new BindingPreview(Yaml(patch), new([]), new([]), new([]), GitOpsOwner.Of(binding.Deployment.Type, found));
        return preview.CanApply ? await ApplyAsync(caller, binding.Deployment, binding.Manager, found, patch, preview, dry, token) : preview;
    }

    private async Task<BindingPreview> ApplyAsync(
        Caller caller, ObjectKey deployment, string manager, Value before, MapValue patch, BindingPreview preview, bool dry, CancellationToken token)
    {
        try
        {
            var options = new WriteOptions { FieldManager = manager, DryRun = dry };
            return await clients.For(caller).ApplyAsync(deployment, ValueWriter.ToUtf8(patch), options, token) switch
            {
                Accepted accepted => preview with { Diff = ManifestDiff.Of(before, ValueReader.Parse(accepted.Utf8)), Warnings = new(accepted.Warnings) },
                Refused refused => preview with { Problems = new(ServerWords.Of(refused.Status, deployment)), Warnings = new(refused.Warnings) },
                _ => preview,
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return preview with { Problems = new(["The control plane does not answer. Nothing is known to have changed; look again before you repeat it."]) };
        }
    }

    private async Task<(Value? Found, string? Refusal)> ReadAsync(Caller caller, ObjectKey deployment, CancellationToken token)
    {
        try
        {
            return await clients.For(caller).GetAsync(deployment, token) switch
            {
                Accepted accepted => (ValueReader.Parse(accepted.Utf8), null),
                Refused refused => (null, ServerWords.Of(refused.Status, deployment)[0]),
                _ => (null, "The control plane gave no answer."),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return (null, "The control plane does not answer.");
        }
    }

    private static BindingPreview Failed(string reason) => new("", new([]), new([reason]), new([]), null);

    private static string Yaml(MapValue patch) => ManifestDocument.Of(patch).Text;
}

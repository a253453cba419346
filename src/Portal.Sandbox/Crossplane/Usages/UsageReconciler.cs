using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Usages;

/// <summary>Marks what a Usage or ClusterUsage says is in use, and takes the mark away when the last such usage goes.</summary>
internal sealed class UsageReconciler(TimeProvider time) : IController
{
    private const string Finalizer = "usage.apiextensions.crossplane.io";
    private const string Details = "crossplane.io/usage-details";
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = IsUsage(change.Type) && change.Kind != EventKind.Deleted
            ? new(change.Object.ApiVersion(), change.Object.Kind(), change.Object.Namespace(), change.Object.Name())
            : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        api = api.As("crossplane");
        if ((await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token)).Taken() is not { } usage)
        {
            return null;
        }

        if (await ResolvedAsync(usage, api, token) is not { } resolved)
        {
            return Again;
        }

        if (!resolved.Equals(usage))
        {
            (await api.UpdateAsync(resolved, token)).Taken();
            return TimeSpan.Zero;
        }

        return usage.IsDeleting() ? await ReleaseAsync(usage, api, token) : await HoldAsync(usage, api, token);
    }

    private static bool IsUsage(ResourceType type) =>
        type is { Group: "protection.crossplane.io", Kind: "Usage" or "ClusterUsage" } or { Group: "apiextensions.crossplane.io", Kind: "Usage" };

    /// <returns>The usage with its selectors resolved and its finalizer, or null where nothing is selected yet.</returns>
    private static async Task<MapValue?> ResolvedAsync(MapValue usage, ILocalApi api, CancellationToken token)
    {
        var made = usage.IsDeleting() ? usage : usage.WithFinalizer(Finalizer);
        foreach (var side in (string[])["of", "by"])
        {
            var resource = usage.At("spec", side);
            if (resource?["resourceSelector"] is not { } selector || resource.Text("resourceRef", "name").Length > 0)
            {
                continue;
            }

            var all = await api.ListAsync(resource.Text("apiVersion"), resource.Text("kind"), usage.Namespace(), token);
            if (all.FirstOrDefault(found => Fits(found, selector, usage)) is not { } chosen)
            {
                return null;
            }

            made = made.With(["spec", side, "resourceRef", "name"], chosen.Name());
        }

        return made;
    }

    private static bool Fits(MapValue found, Value selector, MapValue usage) =>
        (selector["matchLabels"]?.Members ?? []).All(label => found.At("metadata", "labels", label.Key)?.Text == GoText.Of(label.Value))
        && (selector["matchControllerRef"] is not BoolValue { Flag: true } || found.Controller().Text("uid") == usage.Controller().Text("uid"));

    private async Task<TimeSpan?> HoldAsync(MapValue usage, ILocalApi api, CancellationToken token)
    {
        if (await UsedAsync(usage, api, token) is not { } used)
        {
            return Again;
        }

        if (used.At("metadata", "labels", UsageGuard.Label)?.Text != "true")
        {
            (await api.UpdateAsync(used.With(["metadata", "labels", UsageGuard.Label], "true"), token)).Taken();
        }

        var by = usage.At("spec", "by");
        var details = by is null ? usage.Text("spec", "reason") : $"{by.Text("kind")}/{by.Text("resourceRef", "name")} uses {used.Kind()}/{used.Name()}";
        if (usage.Annotation(Details) != details)
        {
            (await api.UpdateAsync(usage.WithAnnotation(Details, details), token)).Taken();
            return TimeSpan.Zero;
        }

        var next = usage.WithCondition("Ready", "True", "Available", null, time.Stamp());
        if (!next.Equals(usage))
        {
            (await api.UpdateStatusAsync(next, token)).Taken();
        }

        return null;
    }

    private static async Task<TimeSpan?> ReleaseAsync(MapValue usage, ILocalApi api, CancellationToken token)
    {
        if (!usage.HasFinalizer(Finalizer))
        {
            return null;
        }

        var used = await UsedAsync(usage, api, token);
        if (used is not null && !await OthersAsync(usage, used, api, token))
        {
            (await api.UpdateAsync(used.With("metadata", ((MapValue)used["metadata"]!).Without("labels", UsageGuard.Label)), token)).Taken();
        }

        (await api.UpdateAsync(usage.WithoutFinalizer(Finalizer), token)).Taken();
        return null;
    }

    private static async Task<bool> OthersAsync(MapValue usage, MapValue used, ILocalApi api, CancellationToken token) =>
        (await api.ListAsync(usage.ApiVersion(), usage.Kind(), null, token)).Any(other => other.Uid() != usage.Uid() && !other.IsDeleting() && UsageGuard.IsOf(other, used));

    private static async Task<MapValue?> UsedAsync(MapValue usage, ILocalApi api, CancellationToken token)
    {
        var of = usage.At("spec", "of");
        var ns = of?.At("resourceRef", "namespace") ?? usage.At("metadata", "namespace");
        return (await api.GetAsync(of.Text("apiVersion"), of.Text("kind"), ns?.Text, of.Text("resourceRef", "name"), token)).Taken();
    }
}

using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Usages;

/// <summary>Crossplane's webhook on deletions: what a Usage says is in use is not deleted.</summary>
internal sealed class UsageGuard(ObjectStore store)
{
    public const string Label = "crossplane.io/in-use";

    private static readonly StorageId[] Usages =
        [new("protection.crossplane.io", "clusterusages"), new("protection.crossplane.io", "usages"), new("apiextensions.crossplane.io", "usages")];

    /// <exception cref="RefusedException">409, in the webhook's words.</exception>
    public void Check(Revision found)
    {
        if (found.Value.At("metadata", "labels", Label)?.Text != "true")
        {
            return;
        }

        var usages = Usages.SelectMany(id => store.List(id, null).Objects).Where(usage => IsOf(usage.Value, found.Value) && !usage.IsTerminating).ToList();
        if (usages.Count == 0)
        {
            return;
        }

        var message = $"admission webhook \"nousages.protection.crossplane.io\" denied the request: This resource is in-use by {usages.Count} usage(s), including the {Told(usages[0].Value)}.";
        throw new RefusedException(Statuses.Failure(409, "Conflict", message, null));
    }

    public static bool IsOf(MapValue usage, MapValue used)
    {
        var of = usage.At("spec", "of");
        return of.Text("resourceRef", "name") == used.Name()
            && of.Text("kind") == used.Kind()
            && Kinds.GroupOf(of.Text("apiVersion")) == Kinds.GroupOf(used.ApiVersion())
            && (usage.Namespace() is not { } ns || used.Namespace() is null || (of?.At("resourceRef", "namespace")?.Text ?? ns) == used.Namespace());
    }

    private static string Told(MapValue usage)
    {
        var by = usage.At("spec", "by");
        var reason = usage.Text("spec", "reason");
        var ending = by is not null ? $" by resource {by.Text("kind")}/{by.Text("resourceRef", "name")}" : reason.Length > 0 ? $" with reason: \"{reason}\"" : "";
        return $"*{usage.ApiVersion().Split('/')[^1]}.{usage.Kind()} \"{usage.Name()}\"{ending}";
    }
}

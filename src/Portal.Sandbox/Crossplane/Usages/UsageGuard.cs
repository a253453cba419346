using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Usages;

/// <summary>
/// Crossplane's webhook on deletions: what a Usage says is in use is not deleted; that it was tried is written on it, so that the deletion can be
/// done later. The words are those of 2.4's webhook, in the first manner those of 1.20's; the API server puts them into reason and message.
/// </summary>
internal sealed class UsageGuard(ObjectStore store, CrossplaneManner manner)
{
    public const string Label = "crossplane.io/in-use";
    public const string Attempt = "usage.crossplane.io/deletion-attempt-with-policy";

    private static readonly StorageId[] Usages =
        [new("protection.crossplane.io", "usages"), new("protection.crossplane.io", "clusterusages"), new(Definitions.Definition.ApiGroup, "usages")];

    /// <param name="found">What is to be deleted.</param>
    /// <param name="policy">The propagation policy that was asked for; null where nothing is written down, as in a dry run.</param>
    /// <exception cref="RefusedException">409, in the webhook's words.</exception>
    public void Check(Revision found, string? policy)
    {
        if (found.Value.At("metadata", "labels", Label)?.Text != "true")
        {
            return;
        }

        var usages = Of(found.Value);
        if (usages.Count == 0)
        {
            return;
        }

        if (policy is not null && found.Value.Annotation(Attempt) != policy)
        {
            store.Put(found.Type, found.Value.WithAnnotation(Attempt, policy), found);
        }

        var first = manner == CrossplaneManner.One;
        var words = $"This resource is in-use by {usages.Count} {(first ? "Usage(s)" : "usage(s)")}, including the {Told(usages[0], first)}.";
        var webhook = first ? "nousages.apiextensions.crossplane.io" : "nousages.protection.crossplane.io";
        throw new RefusedException(Statuses.Failure(409, words, $"admission webhook \"{webhook}\" denied the request: {words}", null));
    }

    /// <summary>The usages of an object, those that are being deleted too.</summary>
    public List<MapValue> Of(MapValue used) =>
        [.. Usages.SelectMany(id => store.List(id, null).Objects).Select(usage => usage.Value).Where(usage => IsOf(usage, used))];

    /// <summary>A Usage of a namespace is of objects in the namespace that it names, else its own; a cluster's of those of that name everywhere.</summary>
    public static bool IsOf(MapValue usage, MapValue used)
    {
        var of = usage.At("spec", "of");
        return of.Text("resourceRef", "name") == used.Name()
            && of.Text("kind") == used.Kind()
            && Kinds.GroupOf(of.Text("apiVersion")) == Kinds.GroupOf(used.ApiVersion())
            && (usage.Namespace() is not { } ns || (of?.At("resourceRef", "namespace")?.Text ?? ns) == (used.Namespace() ?? ""));
    }

    private static string Told(MapValue usage, bool first)
    {
        var by = usage.At("spec", "by");
        var reason = usage.Text("spec", "reason");
        var ending = by is not null ? $" by resource {by.Text("kind")}/{by.Text("resourceRef", "name")}" : reason.Length > 0 ? $" with reason: {ValueWriter.ToJson(reason)}" : "";
        var place = usage.Namespace() is { } ns ? $" (in namespace \"{ns}\")" : "";
        var type = first ? usage.Kind() : "*protection.Internal" + (usage.ApiVersion().StartsWith("protection.", StringComparison.Ordinal) ? "" : "Legacy") + usage.Kind();
        return $"{type} \"{usage.Name()}\"{place}{ending}";
    }
}

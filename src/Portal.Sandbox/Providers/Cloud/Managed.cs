using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Install;
using Portal.Sandbox.Crossplane.Paths;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>A managed resource as crossplane-runtime sees it: its annotations and policies.</summary>
internal sealed record Managed(MapValue Object, CloudKind Kind)
{
    public const string Finalizer = "finalizer.managedresource.crossplane.io";
    public const string ExternalNameKey = "crossplane.io/external-name";
    public const string PendingKey = "crossplane.io/external-create-pending";
    public const string SucceededKey = "crossplane.io/external-create-succeeded";
    public const string FailedKey = "crossplane.io/external-create-failed";
    public const string RequestedKey = "crossplane.io/reconcile-requested-at";
    public const string SlowDeletionKey = "sandbox.portal.internal/delete-after";
    public const string ReadyAfterKey = "sandbox.portal.internal/ready-after";
    public const string DriftKey = "sandbox.portal.internal/drift";

    public string? ExternalName => Object.Annotation(ExternalNameKey) is { Length: > 0 } name ? name : null;

    /// <summary>When the cloud took the order; null before.</summary>
    public DateTimeOffset? Created => Clock.Read(Object.Annotation(SucceededKey));

    public bool MayCreate => Allows("Create");

    public bool MayDelete => Object.Text("spec", "deletionPolicy") != "Orphan" && Allows("Delete");

    public bool MayUpdate => Allows("Update");

    public string Noun => Object.Kind();

    /// <summary>The provider config under which it is made; the provider's default where it names none.</summary>
    public string ProviderConfig => Object.At("spec", "providerConfigRef", "name")?.Text ?? "default";

    /// <summary>Whether its spec has changed since it was last in step with the cloud.</summary>
    public bool IsChanged => (Conditions.Find(Object, "Synced")?["observedGeneration"] as NumberValue)?.AsInteger < Object.Generation();

    /// <summary>The namespace and name of the connection secret; null where none is wanted.</summary>
    public (string Namespace, string Name)? Secret
    {
        get
        {
            var name = Object.Text("spec", "writeConnectionSecretToRef", "name");
            var ns = Object.At("spec", "writeConnectionSecretToRef", "namespace")?.Text ?? Object.Namespace() ?? CrossplaneSeed.Namespace;
            return name.Length == 0 ? null : (ns, name);
        }
    }

    /// <summary>A field of what it asks of the cloud, as text; also where people wrote it beside forProvider.</summary>
    public string? Asked(string path) =>
        (PathReader.Find(Object, "spec.forProvider." + path) ?? PathReader.Find(Object, "spec.initProvider." + path) ?? PathReader.Find(Object, "spec." + path)) is { } value
            ? GoText.Of(value)
            : null;

    private bool Allows(string action)
    {
        if (Object.At("spec", "managementPolicy")?.Text is { Length: > 0 } legacy and not "Default")
        {
            return legacy.Contains(action, StringComparison.Ordinal);
        }

        var policies = Object.At("spec", "managementPolicies")?.Items ?? [];
        return policies.Count == 0 || policies.Any(policy => policy.Text is "*" || policy.Text == action);
    }

    /// <summary>Whether a kind is a managed resource of some provider.</summary>
    public static bool IsManaged(Storage.ResourceType type) => type.Categories.Contains("managed") || (IsProviderGroup(type.Group) && !IsConfiguration(type.Kind));

    private static bool IsProviderGroup(string group) =>
        group.EndsWith(".upbound.io", StringComparison.Ordinal)
        || (group.EndsWith(".crossplane.io", StringComparison.Ordinal)
            && group is not ("apiextensions.crossplane.io" or "pkg.crossplane.io" or "protection.crossplane.io" or "resourcegraph.crossplane.io" or "meta.pkg.crossplane.io" or "ops.crossplane.io"));

    private static bool IsConfiguration(string kind) =>
        kind is "ProviderConfig" or "ClusterProviderConfig" or "ProviderConfigUsage" or "ClusterProviderConfigUsage" or "StoreConfig";
}

using System.Security.Cryptography;
using System.Text;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>The names, labels, annotations and owner that Crossplane 2.4 gives to composed resources.</summary>
internal static class PartNames
{
    public const string ResourceName = "crossplane.io/composition-resource-name";
    public const string Composite = "crossplane.io/composite";
    public const string ClaimName = "crossplane.io/claim-name";
    public const string ClaimNamespace = "crossplane.io/claim-namespace";
    private const string SandboxPrefix = "sandbox.portal.internal/";
    private const int LongestName = 63;
    private const int HashLength = 12;

    /// <summary>The part as it is applied: named, labelled and owned by the composite.</summary>
    public static MapValue Complete(MapValue part, MapValue composite, string resourceName, MapValue? observed)
    {
        var xr = composite.At("metadata", "name")?.Text ?? "";
        var prefix = composite.At("metadata", "labels", Composite)?.Text ?? xr;
        var metadata = part["metadata"] as MapValue ?? MapValue.Empty;
        metadata = metadata["name"] is null ? metadata.With("generateName", prefix + "-") : metadata;
        metadata = metadata.With("name", observed?.At("metadata", "name") ?? metadata["name"] ?? (Value)Generated(prefix, composite, resourceName))
            .With("labels", Labels(metadata["labels"] as MapValue ?? MapValue.Empty, composite, prefix))
            .With("annotations", Annotations(metadata["annotations"] as MapValue ?? MapValue.Empty, composite, resourceName).With(ResourceName, resourceName))
            .With("ownerReferences", new ListValue([Owner(composite)]));
        if (composite.At("metadata", "namespace") is { } ns)
        {
            metadata = metadata.With("namespace", ns);
        }

        return part.With("metadata", metadata);
    }

    /// <summary>The field manager under which a composite applies its parts.</summary>
    public static string Manager(MapValue composite)
    {
        var group = (composite["apiVersion"]?.Text ?? "").Split('/')[0];
        var text = $"{composite.At("metadata", "name")?.Text}{composite["kind"]?.Text}.{group}";
        return "apiextensions.crossplane.io/composed/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Generated(string prefix, MapValue composite, string resourceName)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((composite.At("metadata", "uid")?.Text ?? "") + resourceName)))[..HashLength];
        var room = LongestName - HashLength - 1;
        return $"{(prefix.Length > room ? prefix[..room] : prefix)}-{hash}";
    }

    /// <summary>
    /// What somebody asks of the simulated cloud on a composite or claim holds for its parts; <c>sandbox.portal.internal/fail.NAME</c> for that part alone.
    /// </summary>
    private static MapValue Annotations(MapValue annotations, MapValue composite, string resourceName)
    {
        foreach (var (key, value) in composite.At("metadata", "annotations")?.Members ?? [])
        {
            if (!key.StartsWith(SandboxPrefix, StringComparison.Ordinal) || annotations.Has(key))
            {
                continue;
            }

            var part = key.LastIndexOf('.') is var dot && dot > SandboxPrefix.Length ? key[(dot + 1)..] : null;
            annotations = part is null ? annotations.With(key, value)
                : part == resourceName ? annotations.With(key[..^(part.Length + 1)], value)
                : annotations;
        }

        return annotations;
    }

    private static MapValue Labels(MapValue labels, MapValue composite, string prefix)
    {
        labels = labels.With(Composite, prefix);
        foreach (var name in (ReadOnlySpan<string>)[ClaimName, ClaimNamespace])
        {
            labels = composite.At("metadata", "labels", name) is { } value ? labels.With(name, value) : labels;
        }

        return labels;
    }

    private static MapValue Owner(MapValue composite) => MapValue.Of(
        ("apiVersion", composite["apiVersion"]), ("kind", composite["kind"]), ("name", composite.At("metadata", "name")), ("uid", composite.At("metadata", "uid")),
        ("controller", true), ("blockOwnerDeletion", true));
}

using System.Security.Cryptography;
using System.Text;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>The names, labels, annotations and owner that Crossplane gives to composed resources: 2.4, or 1.20 in its manner.</summary>
internal sealed class PartNames(bool asFirst)
{
    public const string ResourceName = "crossplane.io/composition-resource-name";
    public const string Composite = "crossplane.io/composite";
    public const string ClaimName = "crossplane.io/claim-name";
    public const string ClaimNamespace = "crossplane.io/claim-namespace";
    private const string SandboxPrefix = "sandbox.portal.internal/";
    private const int LongestName = 63;
    private const int HashLength = 12;
    private const int SuffixLength = 5;
    private const string SuffixLetters = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>The part as it is applied: named, labelled and owned by the composite.</summary>
    public MapValue Complete(MapValue part, MapValue composite, string resourceName, MapValue? observed)
    {
        var xr = composite.At("metadata", "name")?.Text ?? "";
        var prefix = composite.At("metadata", "labels", Composite)?.Text ?? xr;
        var metadata = part["metadata"] as MapValue ?? MapValue.Empty;
        metadata = metadata["name"] is null ? metadata.With("generateName", prefix + "-") : metadata;
        metadata = metadata.With("name", observed?.At("metadata", "name") ?? metadata["name"] ?? (Value)Generated(prefix, composite, resourceName))
            .With("labels", Labels(Texts(metadata["labels"]), composite, prefix))
            .With("annotations", Annotations(Texts(metadata["annotations"]), composite, resourceName).With(ResourceName, resourceName))
            .With("ownerReferences", new ListValue([Owner(composite)]));
        if (composite.At("metadata", "namespace") is { } ns)
        {
            metadata = metadata.With("namespace", ns);
        }

        return part.With("metadata", metadata);
    }

    /// <summary>Where one label or annotation is no text (a patch to <c>metadata.annotations.a.b/c</c> makes a map), Crossplane reads none of them.</summary>
    private static MapValue Texts(Value? map) => map is MapValue texts && texts.Pairs.All(pair => pair.Value is StringValue) ? texts : MapValue.Empty;

    /// <summary>The field manager under which a composite applies its parts.</summary>
    public static string Manager(MapValue composite)
    {
        var group = (composite["apiVersion"]?.Text ?? "").Split('/')[0];
        var text = $"{composite.At("metadata", "name")?.Text}{composite["kind"]?.Text}.{group}";
        return "apiextensions.crossplane.io/composed/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>2.4 derives a name's end from the composite and the part; where 1.20 takes five letters at random, it is five letters derived so.</summary>
    private string Generated(string prefix, MapValue composite, string resourceName)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes((composite.At("metadata", "uid")?.Text ?? "") + resourceName));
        var end = asFirst
            ? string.Concat(hash.Take(SuffixLength).Select(part => SuffixLetters[part % SuffixLetters.Length]))
            : Convert.ToHexStringLower(hash)[..HashLength];
        var room = LongestName - end.Length - 1;
        return $"{(prefix.Length > room ? prefix[..room] : prefix)}-{end}";
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

    /// <summary>1.20 writes the claim's labels where there is no claim too, empty.</summary>
    private MapValue Labels(MapValue labels, MapValue composite, string prefix)
    {
        labels = labels.With(Composite, prefix);
        foreach (var name in (ReadOnlySpan<string>)[ClaimName, ClaimNamespace])
        {
            var value = composite.At("metadata", "labels", name) ?? (asFirst ? "" : null);
            labels = value is null ? labels : labels.With(name, value);
        }

        return labels;
    }

    private static MapValue Owner(MapValue composite) => MapValue.Of(
        ("apiVersion", composite["apiVersion"]), ("kind", composite["kind"]), ("name", composite.At("metadata", "name")), ("uid", composite.At("metadata", "uid")),
        ("controller", true), ("blockOwnerDeletion", true));
}

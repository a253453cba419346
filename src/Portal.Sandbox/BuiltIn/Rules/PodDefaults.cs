using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>The defaults of a pod's spec that depend on other fields of it.</summary>
internal static class PodDefaults
{
    public static MapValue Fill(MapValue spec)
    {
        foreach (var list in (string[])["containers", "initContainers"])
        {
            spec = spec[list] is ListValue containers ? spec.With(list, new ListValue([.. containers.Elements.Select(Pull)])) : spec;
        }

        return spec["serviceAccountName"]?.Text is { Length: > 0 } account && spec["serviceAccount"] is null ? spec.With("serviceAccount", account) : spec;
    }

    private static Value Pull(Value container)
    {
        if (container is not MapValue map || map.Has("imagePullPolicy"))
        {
            return container;
        }

        var image = map["image"]?.Text ?? "";
        var name = image[(image.LastIndexOf('/') + 1)..];
        var isLatest = !name.Contains('@', StringComparison.Ordinal) && (!name.Contains(':', StringComparison.Ordinal) || name.EndsWith(":latest", StringComparison.Ordinal));
        return map.With("imagePullPolicy", isLatest ? "Always" : "IfNotPresent");
    }
}

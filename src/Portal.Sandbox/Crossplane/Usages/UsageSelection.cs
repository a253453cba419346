using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Usages;

/// <summary>Writes down which objects the selectors of a usage mean.</summary>
internal static class UsageSelection
{
    /// <returns>The usage with the names of what it selects.</returns>
    /// <exception cref="UsageException">Nothing is selected; the message is Crossplane's.</exception>
    public static async Task<MapValue> ResolvedAsync(MapValue usage, ILocalApi api, CancellationToken token)
    {
        var made = usage;
        foreach (var side in (string[])["of", "by"])
        {
            var resource = usage.At("spec", side);
            if (resource is null || resource.Text("resourceRef", "name").Length > 0)
            {
                continue;
            }

            var chosen = await ChosenAsync(usage, side, resource, api, token);
            made = made.With(["spec", side, "resourceRef", "name"], chosen.Name());
            made = chosen.Namespace() is { } ns && ns != usage.Namespace() ? made.With(["spec", side, "resourceRef", "namespace"], ns) : made;
        }

        return made;
    }

    private static async Task<MapValue> ChosenAsync(MapValue usage, string side, Value resource, ILocalApi api, CancellationToken token)
    {
        var words = $"cannot resolve selectors: cannot resolve selector at \"spec.{side}.resourceSelector\": ";
        if (resource["resourceSelector"] is not { } selector)
        {
            throw new UsageException("ResolveSelectors", words + "no selector defined for resolving");
        }

        var labels = (selector["matchLabels"]?.Members ?? []).OrderBy(label => label.Key, StringComparer.Ordinal).ToList();
        var all = await api.ListAsync(resource.Text("apiVersion"), resource.Text("kind"), selector["namespace"]?.Text ?? usage.Namespace(), token);
        var fit = all.Where(found => labels.TrueForAll(label => found.At("metadata", "labels", label.Key)?.Text == GoText.Of(label.Value))).ToList();
        var told = $"no \"{resource.Text("kind")}\" found matching labels: map[{string.Join(' ', labels.Select(label => $"\"{label.Key}\":\"{GoText.Of(label.Value)}\""))}]";
        if (fit.Count == 0)
        {
            throw new UsageException("ResolveSelectors", words + told);
        }

        var sameOwner = selector["matchControllerRef"] is BoolValue { Flag: true };
        return fit.FirstOrDefault(found => !sameOwner || (found.Controller() is { } owner && owner.Text("uid") == usage.Controller().Text("uid")))
            ?? throw new UsageException("ResolveSelectors", words + told + " and with same controller reference");
    }
}

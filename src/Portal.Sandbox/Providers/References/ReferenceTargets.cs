using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.References;

/// <summary>
/// The managed resources that a reference means. A provider knows the kind from its own code; here it is the kind of the same provider whose name the
/// field's name ends with (<c>vpcSecurityGroupIdRefs</c>: SecurityGroup), else the one kind that has such an object.
/// </summary>
internal sealed class ReferenceTargets(ResourceRegistry registry)
{
    private const int LabelsOfFamily = 3;
    private static readonly string[] Endings = ["ids", "id", "arns", "arn", "names", "name"];

    public Task<List<MapValue>> NamedAsync(MapValue managed, string stem, Value reference, ILocalApi api, CancellationToken token) =>
        FindAsync(managed, stem, reference["namespace"]?.Text, found => found.Name() == reference.Text("name"), api, token);

    public Task<List<MapValue>> SelectedAsync(MapValue managed, string stem, Value selector, ILocalApi api, CancellationToken token)
    {
        var labels = selector["matchLabels"]?.Members ?? [];
        var sameOwner = selector["matchControllerRef"] is BoolValue { Flag: true };
        return FindAsync(managed, stem, selector["namespace"]?.Text, found => labels.All(label => found.At("metadata", "labels", label.Key)?.Text == label.Value.Text)
            && (!sameOwner || (found.Controller() is { } owner && owner.Text("uid") == managed.Controller().Text("uid"))), api, token);
    }

    private async Task<List<MapValue>> FindAsync(MapValue managed, string stem, string? ns, Func<MapValue, bool> fits, ILocalApi api, CancellationToken token)
    {
        var word = Word(stem);
        List<(int Likeness, MapValue Found)> all = [];
        foreach (var type in Family(managed))
        {
            var objects = await api.ListAsync(type.ApiVersion, type.Kind, type.Namespaced ? ns ?? managed.Namespace() : null, token);
            all.AddRange(objects.Where(found => found.Uid() != managed.Uid() && fits(found)).Select(found => (Likeness(word, type.Kind), found)));
        }

        var best = all.Select(pair => pair.Likeness).DefaultIfEmpty(0).Max();
        var chosen = all.Where(pair => pair.Likeness == best).Select(pair => pair.Found).OrderBy(found => found.Name(), StringComparer.Ordinal).ToList();
        return best > 0 || chosen.Select(found => found.Kind()).Distinct(StringComparer.Ordinal).Count() == 1 ? chosen : [];
    }

    /// <summary>The kinds of the same provider, one version each.</summary>
    private IEnumerable<ResourceType> Family(MapValue managed)
    {
        var labels = managed.ApiVersion().Split('/')[0].Split('.');
        var family = string.Join('.', labels.Length > LabelsOfFamily ? labels[1..] : labels);
        return registry.All.Select(resource => resource.Type)
            .Where(type => (type.Group == family || type.Group.EndsWith("." + family, StringComparison.Ordinal)) && Managed.IsManaged(type))
            .DistinctBy(type => (type.Group, type.Kind));
    }

    private static string Word(string stem)
    {
        var ending = Array.Find(Endings, ending => stem.Length > ending.Length && stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ?? "";
        return stem[..^ending.Length].ToLowerInvariant();
    }

    private static int Likeness(string word, string kind)
    {
        var name = kind.ToLowerInvariant();
        return word == name ? 3
            : word.EndsWith(name, StringComparison.Ordinal) ? 2
            : name.EndsWith(word, StringComparison.Ordinal) ? 1
            : 0;
    }
}

using Portal.Identity;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Offerings;

/// <summary>
/// Where a person may create what: by the rules reviews that their sight holds, one a namespace whatever the number of kinds. Where an authorizer
/// cannot list its rules, a few namespaces are asked for one by one.
/// </summary>
internal sealed class CreationRights(ClusterSource cluster, Sights sights, AccessReviews reviews)
{
    private const int MostAsked = 20;
    private static readonly KindId NamespacesId = new("", "namespaces");

    public async Task<CreationRight> OfAsync(Caller caller, ResourceType type, CancellationToken token)
    {
        if (caller.IsGuest)
        {
            return CreationRight.None;
        }

        if (!type.Namespaced)
        {
            return new((await reviews.MayAsync(caller, new("create", type, null), token)).Allowed, new([]));
        }

        var names = Namespaces();
        var scope = cluster.Current.Scope;
        var sight = await sights.ForAsync(caller, scope with { Namespaces = [.. scope.Namespaces.Union(names)] }, token);
        var listed = names.Where(ns => sight.Namespaces.GetValueOrDefault(ns, []).Any(rule => rule.Lets("create", type))).ToList();
        return new(false, new(listed.Count > 0 ? listed : await AskedAsync(caller, type, names, token)));
    }

    private async Task<IReadOnlyList<string>> AskedAsync(Caller caller, ResourceType type, IReadOnlyList<string> names, CancellationToken token)
    {
        var asked = names.Where(ns => !ns.StartsWith("kube-", StringComparison.Ordinal)).Take(MostAsked).ToList();
        var answers = await Task.WhenAll(asked.Select(ns => reviews.MayAsync(caller, new("create", type, ns), token)));
        return [.. asked.Zip(answers).Where(pair => pair.Second.Allowed).Select(pair => pair.First)];
    }

    private IReadOnlyList<string> Namespaces() =>
        [.. (cluster.Current.Stores.GetValueOrDefault(NamespacesId)?.Snapshot.Objects.Values ?? [])
            .Where(ns => !ns.IsDeleting).Select(ns => ns.Name).Order(StringComparer.Ordinal)];
}

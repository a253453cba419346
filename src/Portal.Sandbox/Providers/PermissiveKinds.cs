using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Install;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers;

/// <summary>
/// Gives a kind that a composition names and nobody defines a CRD that keeps every field. Kinds of providers that the sandbox simulates always get
/// one; others only where <paramref name="anyKind"/> says so (the demo).
/// </summary>
internal sealed class PermissiveKinds(bool anyKind) : IUndefinedKinds
{
    /// <summary>Marks the CRDs that were made up, for the platform page.</summary>
    public const string Label = "sandbox.portal.internal/permissive";

    private static readonly string[] ProviderGroups = [".upbound.io", ".crossplane.io"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public async Task<bool> DefineAsync(string apiVersion, string kind, MapValue composite, MapValue part, ILocalApi api, CancellationToken token)
    {
        var group = Kinds.GroupOf(apiVersion);
        var isProviders = Array.Exists(ProviderGroups, suffix => group.EndsWith(suffix, StringComparison.Ordinal)) && group != "apiextensions.crossplane.io" && group != "pkg.crossplane.io";
        if (group.Length == 0 || !(anyKind || isProviders))
        {
            return false;
        }

        var namespaced = composite.Namespace() is not null || part.Namespace() is not null || group.Contains(".m.", StringComparison.Ordinal);
        var version = apiVersion.Split('/')[1];
        var known = KindBook.Entry(group, kind);
        var entry = known?["versions"].HasText(version) == true ? known : Entry(group, version, kind, namespaced);
        var made = await api.CreateAsync(CompactCrd.Expand(entry), token);
        if (!made.Ok && made.Code != 409)
        {
            return false;
        }

        for (var i = 0; i < 200 && !api.Serves(apiVersion, kind); i++)
        {
            await Task.Delay(Pause, token);
        }

        return api.Serves(apiVersion, kind);
    }

    private static MapValue Entry(string group, string version, string kind, bool namespaced) => ManagedCrd.Of(
        MapValue.Of(
            ("group", group),
            ("kind", kind),
            ("plural", Plural(kind)),
            ("labels", MapValue.Of((Label, "true"))),
            ("versions", new ListValue([version]))),
        namespaced);

    private static string Plural(string kind)
    {
        var name = kind.ToLowerInvariant();
        return name switch
        {
            _ when name.EndsWith('s') || name.EndsWith('x') || name.EndsWith("ch", StringComparison.Ordinal) || name.EndsWith("sh", StringComparison.Ordinal) => name + "es",
            _ when name.EndsWith('y') && name.Length > 1 && !"aeiou".Contains(name[^2]) => name[..^1] + "ies",
            _ => name + "s",
        };
    }
}

using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Definitions;

/// <summary>
/// Crossplane's RBAC manager: every XRD brings ClusterRoles for what it defines, which the roles crossplane-admin, -edit, -view and -browse join by
/// label. One label more joins the rights to order composites that people create for the whole cluster.
/// </summary>
internal sealed class RoleReconciler(TimeProvider time) : IController
{
    private const string ApiVersion = "rbac.authorization.k8s.io/v1";
    private const string Kind = "ClusterRole";
    private const string Prefix = "rbac.crossplane.io/aggregate-to-";
    private const string OrderLabel = "demo.portal.internal/aggregate-to-order";
    private const int NamedAtMost = 3;
    private readonly EventWriter _events = new(time, "rbac/compositeresourcedefinition.apiextensions.crossplane.io");
    private static readonly string[] Read = ["get", "list", "watch"];
    private static readonly string[] Everything = ["*"];

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = change.Type.Kind == Definition.Kind && change.Kind != EventKind.Deleted ? new(Definition.ApiGroup + "/v1", Definition.Kind, null, change.Object.Name()) : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        if ((await api.GetAsync(key.ApiVersion, key.Kind, null, key.Name, token)).Taken() is not { } xrd || xrd.IsDeleting())
        {
            return null;
        }

        var definition = new Definition(xrd);
        var made = new List<string>();
        foreach (var role in Roles(definition))
        {
            var before = (await api.GetAsync(ApiVersion, Kind, null, role.Name(), token)).Taken();
            var applied = (await api.ApplyAsync(role, "crossplane-rbac-manager", force: true, token)).Taken();
            if (role.At("metadata", "labels", OrderLabel) is null && before?.Text("metadata", "resourceVersion") != applied?.Text("metadata", "resourceVersion"))
            {
                made.Add(role.Name());
            }
        }

        if (made.Count > 0)
        {
            await _events.NormalAsync(api, xrd, "ApplyClusterRoles", "Applied RBAC ClusterRoles: " + Named(made), token);
        }

        return null;
    }

    private static string Named(List<string> names)
    {
        names.Sort(StringComparer.Ordinal);
        return string.Join(", ", names.Take(NamedAtMost)) + (names.Count > NamedAtMost ? $", and {names.Count - NamedAtMost} more" : "");
    }

    private static IEnumerable<MapValue> Roles(Definition definition)
    {
        string[] all = [definition.CompositePlural, .. definition.ClaimPlural is { } claim ? new[] { claim } : []];
        var orders = definition.ClaimPlural is null && !definition.IsNamespaced;
        yield return Role(definition, "aggregate-to-edit", all, Everything, ["admin", "edit"], null);
        yield return Role(definition, "aggregate-to-view", all, Read, ["view"], null);
        yield return Role(definition, "aggregate-to-browse", [definition.CompositePlural], Read, ["browse"], null);
        yield return Role(definition, "aggregate-to-crossplane", [.. all, .. all.Select(plural => plural + "/status")], Everything, ["crossplane"], null);
        if (orders)
        {
            yield return Role(definition, "order", [definition.CompositePlural], ["get", "list", "watch", "create", "update", "patch", "delete"], [], OrderLabel);
        }
    }

    private static MapValue Role(Definition definition, string suffix, string[] plurals, string[] verbs, string[] joins, string? label)
    {
        var labels = MapValue.Of(("rbac.crossplane.io/xrd", definition.Name), (label ?? "", label is null ? null : "true"));
        labels = joins.Aggregate(labels, (map, join) => map.With(Prefix + join, "true"));
        return MapValue.Of(
            ("apiVersion", ApiVersion),
            ("kind", Kind),
            ("metadata", MapValue.Of(
                ("name", $"crossplane:composite:{definition.Name}:{suffix}"),
                ("labels", labels),
                ("ownerReferences", new ListValue([definition.Value.ControllerReference()])))),
            ("rules", new ListValue([MapValue.Of(
                ("apiGroups", new ListValue([definition.Group])),
                ("resources", new ListValue([.. plurals.Select(plural => (Value)plural)])),
                ("verbs", new ListValue([.. verbs.Select(verb => (Value)verb)])))])));
    }
}

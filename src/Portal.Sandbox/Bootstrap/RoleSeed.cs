using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Bootstrap;

/// <summary>The roles and bindings that every cluster has: cluster-admin, the aggregated admin, edit and view, discovery and the basics.</summary>
internal sealed class RoleSeed : ISeed
{
    private const string Group = "rbac.authorization.k8s.io";
    private const string AggregateTo = "rbac.authorization.k8s.io/aggregate-to-";
    private static readonly string[] Read = ["get", "list", "watch"];
    private static readonly string[] Write = ["create", "delete", "deletecollection", "patch", "update"];
    private static readonly string[] Core =
        ["configmaps", "endpoints", "persistentvolumeclaims", "persistentvolumeclaims/status", "pods", "pods/log", "pods/status", "replicationcontrollers", "services", "services/status", "serviceaccounts", "events", "limitranges", "namespaces", "namespaces/status", "resourcequotas", "resourcequotas/status"];
    private static readonly string[] Apps = ["controllerrevisions", "daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "replicasets", "replicasets/scale", "replicasets/status", "statefulsets", "statefulsets/scale", "statefulsets/status"];
    private static readonly string[] Batch = ["cronjobs", "cronjobs/status", "jobs", "jobs/status"];
    private static readonly string[] Networking = ["ingresses", "ingresses/status", "networkpolicies"];

    public async Task PlantAsync(ILocalApi api, CancellationToken token)
    {
        foreach (var role in Roles())
        {
            await api.CreateAsync(role, token);
        }

        foreach (var (name, groups) in (IEnumerable<(string, string[])>)
        [
            ("cluster-admin", ["system:masters"]), ("system:discovery", ["system:authenticated"]), ("system:basic-user", ["system:authenticated"]),
            ("system:public-info-viewer", ["system:authenticated", "system:unauthenticated"]),
        ])
        {
            await api.CreateAsync(Binding(name, groups), token);
        }
    }

    private static IEnumerable<MapValue> Roles() =>
    [
        Role("cluster-admin", [Rule(["*"], ["*"], ["*"]), Paths(["*"], ["*"])]),
        Role("system:discovery", [Paths(["get"], ["/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*", "/readyz", "/version", "/version/"])]),
        Role("system:public-info-viewer", [Paths(["get"], ["/healthz", "/livez", "/readyz", "/version", "/version/"])]),
        Role("system:basic-user",
        [
            Rule(["create"], ["authorization.k8s.io"], ["selfsubjectaccessreviews", "selfsubjectrulesreviews"]), Rule(["create"], ["authentication.k8s.io"], ["selfsubjectreviews"]),
        ]),
        Aggregated("view", null), Aggregated("edit", "admin"), Aggregated("admin", null),
        Part("view", [Rule(Read, [""], Core), Rule(Read, ["apps"], Apps), Rule(Read, ["batch"], Batch), Rule(Read, ["networking.k8s.io"], Networking), Rule(Read, ["policy"], ["poddisruptionbudgets", "poddisruptionbudgets/status"]), Rule(Read, ["autoscaling"], ["horizontalpodautoscalers", "horizontalpodautoscalers/status"])]),
        Part("edit",
        [
            Rule(Read, [""], ["pods/attach", "pods/exec", "pods/portforward", "pods/proxy", "secrets", "services/proxy"]), Rule(["impersonate"], [""], ["serviceaccounts"]),
            Rule(Write, [""], ["configmaps", "persistentvolumeclaims", "pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy", "secrets", "serviceaccounts", "services", "services/proxy", "events"]),
            Rule(["create"], [""], ["serviceaccounts/token"]), Rule(Write, ["apps"], ["daemonsets", "deployments", "deployments/rollback", "deployments/scale", "replicasets", "replicasets/scale", "statefulsets", "statefulsets/scale"]),
            Rule(Write, ["batch"], ["cronjobs", "jobs"]), Rule(Write, ["networking.k8s.io"], ["ingresses", "networkpolicies"]), Rule(Write, ["policy"], ["poddisruptionbudgets"]),
            Rule(Write, ["autoscaling"], ["horizontalpodautoscalers"]), Rule([.. Read, .. Write], ["coordination.k8s.io"], ["leases"]),
        ]),
        Part("admin", [Rule(["create"], ["authorization.k8s.io"], ["localsubjectaccessreviews"]), Rule([.. Read, .. Write], [Group], ["rolebindings", "roles"])]),
    ];

    private static MapValue Role(string name, IEnumerable<Value> rules, MapValue? labels = null) => MapValue.Of(
        ("apiVersion", Group + "/v1"), ("kind", "ClusterRole"),
        ("metadata", MapValue.Of(("name", name), ("labels", (labels ?? MapValue.Empty).With("kubernetes.io/bootstrapping", "rbac-defaults")))), ("rules", new ListValue([.. rules])));

    /// <summary>The parts of a smaller role belong to the greater ones too.</summary>
    private static MapValue Part(string to, IEnumerable<Value> rules) => Role($"system:aggregate-to-{to}", rules, MapValue.Of((AggregateTo + to, "true")));

    private static MapValue Aggregated(string name, string? also)
    {
        var selectors = new ListValue([MapValue.Of(("matchLabels", MapValue.Of((AggregateTo + name, "true"))))]);
        var labels = name switch { "view" => MapValue.Of((AggregateTo + "edit", "true")), "edit" => MapValue.Of((AggregateTo + also, "true")), _ => MapValue.Empty };
        return Role(name, [], labels).Without("rules").With("aggregationRule", MapValue.Of(("clusterRoleSelectors", selectors)));
    }

    private static MapValue Rule(string[] verbs, string[] groups, string[] resources) =>
        MapValue.Of(("verbs", List(verbs)), ("apiGroups", List(groups)), ("resources", List(resources)));

    private static MapValue Paths(string[] verbs, string[] paths) => MapValue.Of(("verbs", List(verbs)), ("nonResourceURLs", List(paths)));

    private static MapValue Binding(string role, string[] groups) => MapValue.Of(
        ("apiVersion", Group + "/v1"), ("kind", "ClusterRoleBinding"),
        ("metadata", MapValue.Of(("name", role), ("labels", MapValue.Of(("kubernetes.io/bootstrapping", "rbac-defaults"))))),
        ("subjects", new ListValue([.. groups.Select(group => (Value)MapValue.Of(("kind", "Group"), ("apiGroup", Group), ("name", group)))])),
        ("roleRef", MapValue.Of(("apiGroup", Group), ("kind", "ClusterRole"), ("name", role))));

    private static ListValue List(string[] texts) => new([.. texts.Select(text => (Value)text)]);
}

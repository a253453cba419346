using Portal.Sandbox.Admission;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Authorization;

/// <summary>
/// Nobody grants by a role or binding what they do not hold themselves, unless they may <c>escalate</c> the role or <c>bind</c> it (RBAC's
/// prevention of escalation). Members of system:masters and the controllers of the process may grant everything.
/// </summary>
internal sealed class EscalationStep(RbacAuthorizer authorizer, RbacRules rules, ObjectStore store) : IAdmissionStep
{
    private static readonly string[] Collected = ["ownerReferences", "finalizers", "managedFields", "resourceVersion", "generation"];
    private const string Group = "rbac.authorization.k8s.io";
    private static readonly Value[] Everything =
    [
        MapValue.Of(("verbs", new ListValue(["*"])), ("apiGroups", new ListValue(["*"])), ("resources", new ListValue(["*"]))),
        MapValue.Of(("verbs", new ListValue(["*"])), ("nonResourceURLs", new ListValue(["*"]))),
    ];

    public MapValue Admit(AdmissionRequest request)
    {
        if (request.Resource.Type.Group == Group && request.Options.User is { IsMaster: false } user && !IsSame(request))
        {
            Check(request, user);
        }

        return request.Object;
    }

    /// <summary>An update that changes nothing but what the garbage collector works with.</summary>
    private static bool IsSame(AdmissionRequest request) => request.Old is { } old && Bare(old).Equals(Bare(request.Object));

    private static MapValue Bare(MapValue value) => Collected.Aggregate(value, (rest, field) => rest.Without("metadata", field));

    private void Check(AdmissionRequest request, UserIdentity user)
    {
        var ns = request.Object.At("metadata", "namespace")?.Text ?? "";
        var isRole = request.Resource.Type.Kind is "Role" or "ClusterRole";
        var named = isRole
            ? new AccessAttributes(user, "escalate", Group, request.Resource.Type.Plural, "", ns, request.Name, null)
            : Binding(user, request.Object["roleRef"], ns);
        if (authorizer.Decide(named).Allowed)
        {
            return;
        }

        var held = rules.Of(user, ns).Select(granted => granted.Rule).ToList();
        if (isRole && request.Object["aggregationRule"] is not null && RuleCover.Missing(held, Everything).Count > 0)
        {
            throw Refuse.Forbidden(request.Resource.Type, request.Name, "must have cluster-admin privileges to use the aggregationRule");
        }

        var missing = RuleCover.Missing(held, isRole ? request.Object["rules"]?.Items ?? [] : RulesOf(named));
        if (missing.Count > 0)
        {
            throw Refuse.Forbidden(request.Resource.Type, request.Name,
                $"user {ValueWriter.ToJson(user.Name)} (groups={RuleCover.Quoted(user.Groups)}) is attempting to grant RBAC permissions not currently held:\n{string.Join('\n', missing)}");
        }
    }

    private static AccessAttributes Binding(UserIdentity user, Value? role, string ns)
    {
        var isCluster = role?["kind"]?.Text == "ClusterRole";
        return new(user, "bind", Group, isCluster ? "clusterroles" : "roles", "", ns, role?["name"]?.Text ?? "", null);
    }

    private IReadOnlyList<Value> RulesOf(AccessAttributes role) => store.Get(new(Group, role.Resource), role.Resource == "roles" ? role.Namespace : null, role.Name) is { } found
        ? found.Value["rules"]?.Items ?? []
        : throw Refuse.NotFound(new(Group, "v1", "", role.Resource, role.Resource == "roles"), role.Name);
}

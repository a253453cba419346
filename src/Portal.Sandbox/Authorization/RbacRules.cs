using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Authorization;

/// <summary>The rules that bindings give to a user, read from the stored RBAC objects.</summary>
internal sealed class RbacRules(ObjectStore store)
{
    private const string Group = "rbac.authorization.k8s.io";

    /// <summary>The rules that hold in a namespace (cluster-wide ones too); with no namespace only the cluster-wide ones.</summary>
    public IEnumerable<GrantedRule> Of(UserIdentity user, string ns)
    {
        foreach (var binding in All("clusterrolebindings", null).Where(binding => Names(binding, user, "")))
        {
            foreach (var rule in RoleRules(binding, ns: null))
            {
                yield return new(rule, $"ClusterRoleBinding \"{NameOf(binding)}\" of {RoleOf(binding)}");
            }
        }

        foreach (var binding in ns.Length == 0 ? [] : All("rolebindings", ns).Where(binding => Names(binding, user, ns)))
        {
            foreach (var rule in RoleRules(binding, ns))
            {
                yield return new(rule, $"RoleBinding \"{NameOf(binding)}/{ns}\" of {RoleOf(binding)}");
            }
        }
    }

    private IEnumerable<Value> RoleRules(Value binding, string? ns)
    {
        var name = binding.At("roleRef", "name")?.Text ?? "";
        if (binding.At("roleRef", "kind")?.Text == "Role")
        {
            return ns is null ? [] : store.Get(new(Group, "roles"), ns, name)?.Value["rules"]?.Items ?? [];
        }

        return store.Get(new(Group, "clusterroles"), null, name)?.Value["rules"]?.Items ?? [];
    }

    private static bool Names(Value binding, UserIdentity user, string ns) => (binding["subjects"]?.Items ?? []).Any(subject => subject["kind"]?.Text switch
    {
        "User" => subject["name"]?.Text == user.Name,
        "Group" => user.Groups.Contains(subject["name"]?.Text ?? ""),
        "ServiceAccount" => user.Name == $"system:serviceaccount:{subject["namespace"]?.Text ?? ns}:{subject["name"]?.Text}",
        _ => false,
    });

    private IEnumerable<Value> All(string plural, string? ns) => store.List(new(Group, plural), ns).Objects.Select(found => found.Value);

    private static string NameOf(Value binding) => binding.At("metadata", "name")?.Text ?? "";

    private static string RoleOf(Value binding) => $"{binding.At("roleRef", "kind")?.Text} \"{binding.At("roleRef", "name")?.Text}\"";
}

using Portal.Sandbox.Definitions;

namespace Portal.Sandbox.BuiltIn;

/// <summary>The rules of the built-in kinds that have any beyond the tables.</summary>
internal static class KindRules
{
    private static readonly WorkloadRule Workload = new();
    private static readonly RoleRule Role = new();
    private static readonly BindingRule Binding = new();

    private static readonly Dictionary<string, IKindRule> ByKind = new(StringComparer.Ordinal)
    {
        ["Secret"] = new SecretRule(),
        ["ConfigMap"] = new ConfigMapRule(),
        ["Namespace"] = new NamespaceRule(),
        ["ServiceAccount"] = new ServiceAccountRule(),
        ["Role"] = Role,
        ["ClusterRole"] = Role,
        ["RoleBinding"] = Binding,
        ["ClusterRoleBinding"] = Binding,
        ["Pod"] = new PodRule(),
        ["Deployment"] = Workload,
        ["ReplicaSet"] = Workload,
        ["StatefulSet"] = Workload,
        ["DaemonSet"] = Workload,
        ["CronJob"] = new CronJobRule(),
        ["Job"] = new JobRule(),
        ["Service"] = new ServiceRule(),
        ["CustomResourceDefinition"] = new DefinitionRule(),
    };

    public static IKindRule? Find(string kind) => ByKind.GetValueOrDefault(kind);
}

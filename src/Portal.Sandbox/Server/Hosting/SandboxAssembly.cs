using Portal.Sandbox.Bootstrap;
using Portal.Sandbox.Collection;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Definitions;
using Portal.Sandbox.Workloads;

namespace Portal.Sandbox.Server;

/// <summary>The one place that knows every part of the sandbox: its controllers, seeds, logs and simulated services.</summary>
internal static class SandboxAssembly
{
    public static SandboxParts Build(SandboxContext context) => new()
    {
        Controllers =
        [
            new DefinitionController(context.Time),
            new NamespaceController(context.Registry, context.Authority),
            new GarbageCollector(),
            new RoleAggregator(),
            new DeploymentController(context.Time),
            new ReplicaSetController(context.Time),
            new StatefulSetController(context.Time),
            new DaemonSetController(),
            new JobController(context.Time),
            new CronJobController(context.Time),
            new PodController(context),
            new EventExpiry(context.Time),
            .. CrossplaneParts.Controllers(context),
        ],
        PodLogs = [.. CrossplaneParts.PodLogs(context), new WorkloadLogs(context.Time)],
        ServiceProxies = CrossplaneParts.ServiceProxies(context),
        Seeds =
        [
            new NamespaceSeed(),
            new RoleSeed(),
            new SandboxNode(context.Time),
            .. CrossplaneParts.Seeds(context),
        ],
    };
}

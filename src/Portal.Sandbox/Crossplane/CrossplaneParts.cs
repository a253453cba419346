using Portal.Sandbox.Crossplane.Claims;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Definitions;
using Portal.Sandbox.Crossplane.Install;
using Portal.Sandbox.Crossplane.Usages;
using Portal.Sandbox.Providers;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Providers.Databases;
using Portal.Sandbox.Providers.Faults;
using Portal.Sandbox.Providers.Inside;
using Portal.Sandbox.Providers.Logs;
using Portal.Sandbox.Providers.Metrics;
using Portal.Sandbox.Seed;
using Portal.Sandbox.Server;

namespace Portal.Sandbox.Crossplane;

/// <summary>What Crossplane brings to the sandbox: its kinds, its controllers, and the simulated cloud with its logs and metrics.</summary>
internal static class CrossplaneParts
{
    public static IReadOnlyList<IController> Controllers(SandboxContext context)
    {
        var kinds = new Kinds(context.Options.Crossplane);
        var undefined = new PermissiveKinds(anyKind: context.Options.Seed == "demo");
        var managed = new ManagedReconciler(context, RealObjects(context));
        var composites = new CompositeReconciler(kinds, new(kinds, undefined), context.Time);
        IEnumerable<IController> all =
        [
            new DefinitionReconciler(kinds, context.Time),
            new RevisionReconciler(context.Options.Crossplane, context.Time),
            composites,
            new NestedComposites(composites),
            new ClaimReconciler(kinds, context.Time),
            new RoleReconciler(context.Time),
            new UsageReconciler(context.Time),
            managed,
            new FaultController(context, managed),
        ];
        var checks = context.Options.Crossplane == CrossplaneManner.One ? Array.Empty<IController>() : [new RevisionCheck(context.Time)];
        return [.. all.Concat(checks).Select(controller => new PatientController(controller))];
    }

    /// <summary>What of the cloud is real: objects in this cluster, and databases where a server is named.</summary>
    private static IReadOnlyList<IRealObjects> RealObjects(SandboxContext context) =>
    [
        new KubernetesObjects(context),
        new HelmReleases(context),
        .. context.Options.PostgreSql is { Length: > 0 } server ? [new RealDatabases(new(server, context.Time), context)] : (IReadOnlyList<IRealObjects>)[],
    ];

    public static IReadOnlyList<IPodLogs> PodLogs(SandboxContext context) => [new ProviderLogs(context), new ApplicationLogs(context)];

    public static IReadOnlyList<IServiceProxy> ServiceProxies(SandboxContext context) => [new PrometheusProxy(context)];

    public static IReadOnlyList<ISeed> Seeds(SandboxContext context) =>
        context.Options.Seed == "demo" ? [new CrossplaneSeed(context.Options.Crossplane), new DemoSeed(context.Options.Crossplane)] : [new CrossplaneSeed(context.Options.Crossplane)];
}

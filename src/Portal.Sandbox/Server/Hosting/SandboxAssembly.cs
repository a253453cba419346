using Portal.Sandbox.Bootstrap;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Definitions;

namespace Portal.Sandbox.Server;

/// <summary>The one place that knows every part of the sandbox: its controllers, seeds, logs and simulated services.</summary>
internal static class SandboxAssembly
{
    public static SandboxParts Build(SandboxContext context) => new()
    {
        Controllers =
        [
            new DefinitionController(context.Time),
            .. CrossplaneParts.Controllers(context),
        ],
        PodLogs = [],
        ServiceProxies = [],
        Seeds =
        [
            new NamespaceSeed(),
            .. CrossplaneParts.Seeds(context),
        ],
    };
}

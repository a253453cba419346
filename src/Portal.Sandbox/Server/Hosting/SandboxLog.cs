using Microsoft.Extensions.Logging;

namespace Portal.Sandbox.Server;

/// <summary>What the sandbox logs: names and facts, never the content of objects.</summary>
internal static partial class SandboxLog
{
    [LoggerMessage(LogLevel.Warning, "{Controller} could not bring {Kind} {Namespace}/{Name} forward and tries again")]
    public static partial void ReconcileFailed(ILogger log, string controller, string kind, string? @namespace, string name, Exception exception);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger log, string method, string path, Exception exception);

    [LoggerMessage(LogLevel.Information, "The sandbox serves {Server}; kubeconfig {KubeConfigPath}")]
    public static partial void Serving(ILogger log, Uri server, string kubeConfigPath);
}

using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>
/// Brings the world towards what one object asks for. Level-triggered: it is told which object to look at, never what happened.
/// Two reconciles of one key never run at the same time; an exception is tried again with growing pauses.
/// </summary>
internal interface IController
{
    /// <summary>Whether a change concerns this controller, and the object to look at.</summary>
    bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key);

    /// <returns>When to look again without a change; null to wait for one.</returns>
    Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token);
}

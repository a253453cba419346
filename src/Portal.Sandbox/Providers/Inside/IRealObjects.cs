using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;

namespace Portal.Sandbox.Providers.Inside;

/// <summary>What a managed resource makes that is not simulated: objects in this very cluster, or a database on a real server.</summary>
internal interface IRealObjects
{
    bool Concerns(Managed managed);

    /// <summary>Makes what is missing and sets right what differs. Said again and again; the same order makes nothing twice.</summary>
    Task<RealState> SyncAsync(Managed managed, RealOrder order, ILocalApi api, CancellationToken token);

    /// <returns>Why it cannot be taken away; null where it is gone.</returns>
    Task<string?> RemoveAsync(Managed managed, ILocalApi api, CancellationToken token);
}

using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>A controller that meets another writer looks again at once: that is no failure.</summary>
internal sealed class PatientController(IController inner) : IController
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key) => inner.Wants(change, out key);

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        try
        {
            return await inner.ReconcileAsync(key, api, token);
        }
        catch (OutdatedException)
        {
            return Soon;
        }
    }
}

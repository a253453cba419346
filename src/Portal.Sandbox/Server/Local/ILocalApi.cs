using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The API server as the controllers in this process call it: the same admission and storage as over HTTP, as an administrator.</summary>
internal interface ILocalApi
{
    bool Serves(string apiVersion, string kind);

    /// <summary>The same API under another field manager's name.</summary>
    ILocalApi As(string manager);

    Task<Reply> GetAsync(string apiVersion, string kind, string? ns, string name, CancellationToken token);

    /// <param name="ns">Null for all namespaces.</param>
    Task<IReadOnlyList<MapValue>> ListAsync(string apiVersion, string kind, string? ns, CancellationToken token);

    Task<Reply> CreateAsync(MapValue obj, CancellationToken token);

    Task<Reply> UpdateAsync(MapValue obj, CancellationToken token);

    Task<Reply> UpdateStatusAsync(MapValue obj, CancellationToken token);

    Task<Reply> ApplyAsync(MapValue obj, string manager, bool force, CancellationToken token);

    /// <summary>Deletes in the background; what waits for finalizers is marked and answered as it then is.</summary>
    Task<Reply> DeleteAsync(string apiVersion, string kind, string? ns, string name, CancellationToken token);

    /// <summary>Deletes in the background if the object still is what was read; 409 where somebody wrote it since.</summary>
    Task<Reply> DeleteAsReadAsync(MapValue read, CancellationToken token);

    /// <summary>Deletes without the grace that pods are given.</summary>
    Task<Reply> DeleteNowAsync(string apiVersion, string kind, string? ns, string name, CancellationToken token);

    /// <summary>Writes the finalizers of a namespace's spec.</summary>
    Task<Reply> FinalizeAsync(MapValue ns, CancellationToken token);

    /// <param name="policy">Foreground, Background or Orphan.</param>
    Task<Reply> DeleteAsync(string apiVersion, string kind, string? ns, string name, string policy, CancellationToken token);
}

using Portal.Identity;
using Portal.Live;

namespace Portal.Catalog;

/// <summary>The catalog of one person: now, or as it changes. Guests see the files and nothing of the cluster.</summary>
public sealed class CatalogViews
{
    private readonly CatalogSource _files;
    private readonly LiveCluster _cluster;
    private readonly LiveProjection _projection;

    internal CatalogViews(CatalogSource files, LiveCluster cluster, LiveProjection projection) => (_files, _cluster, _projection) = (files, cluster, projection);

    public async Task<CatalogView> SeeAsync(Caller caller, CancellationToken token) =>
        CatalogView.Of(await _files.ReadAsync(token), caller.IsGuest ? LiveCatalog.Empty : _projection.Of(await _cluster.SeeAsync(caller, token)));

    /// <summary>The files' index, now and at each change.</summary>
    public IAsyncEnumerable<CatalogIndex> FollowFilesAsync(CancellationToken token) => _files.FollowAsync(token);

    /// <summary>What the person sees of the cluster, now and at each change; for a guest nothing, ever.</summary>
    public IAsyncEnumerable<LiveCatalog> FollowLiveAsync(Caller caller, CancellationToken token) =>
        caller.IsGuest ? AsyncEnumerable.Empty<LiveCatalog>() : _cluster.FollowAsync(caller, _projection.Of, token);
}

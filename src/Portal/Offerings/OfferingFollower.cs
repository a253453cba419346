using System.Collections.Immutable;
using Portal.Catalog;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Offerings;

/// <summary>Keeps <see cref="OfferingSource"/> current: makes an XRD's offering anew when it, its CRD, a composition or the catalogue changed.</summary>
internal sealed class OfferingFollower(
    ClusterSource cluster, CatalogSource catalog, WholeObjects objects, OfferingSource source, TimeProvider time, ILogger<OfferingFollower> log) : BackgroundService
{
    private static readonly TimeSpan CatalogPace = TimeSpan.FromSeconds(1);
    private static readonly KindId Definitions = new("apiextensions.crossplane.io", "compositeresourcedefinitions");
    private static readonly KindId Compositions = new("apiextensions.crossplane.io", "compositions");
    private static readonly KindId Crds = new("apiextensions.k8s.io", "customresourcedefinitions");

    private (object? Definitions, object? Compositions, object? Crds, object? Catalog) _read;
    private ImmutableDictionary<string, MadeOffering> _made = ImmutableDictionary<string, MadeOffering>.Empty;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = cluster.Bell.Listen();
        try
        {
            while (true)
            {
                await listener.WaitAsync(CatalogPace, time, stoppingToken);
                await RefreshAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal shuts down.
        }
    }

    private async Task RefreshAsync(CancellationToken token)
    {
        var view = cluster.Current;
        var index = catalog.Current;
        var now = (Objects(view, Definitions), Objects(view, Compositions), Objects(view, Crds), (object?)index);
        if (now == _read || !IsRead(view))
        {
            return;
        }

        try
        {
            await ReadAsync(view, index, token);
            _read = now;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            // What is known stays; the next ring or tick tries again.
            OfferingLog.NotRead(log, exception.Message);
        }
    }

    private async Task ReadAsync(ClusterView view, CatalogIndex index, CancellationToken token)
    {
        var definitions = All(view, Definitions);
        var decorations = Decorations.Of(index.Entities.Select(Decorator.Of).OfType<Decorator>(), [.. definitions.Select(definition => definition.Name)]);
        var compositions = await WholeAsync(All(view, Compositions), token);
        var versions = string.Join(' ', All(view, Compositions).Select(composition => composition.ResourceVersion).Order(StringComparer.Ordinal));
        var made = ImmutableDictionary.CreateBuilder<string, MadeOffering>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            made[definition.Name] = await MakeAsync(view, definition, compositions, versions, decorations.ByDefinition.GetValueOrDefault(definition.Name), token);
        }

        var before = _made;
        _made = made.ToImmutable();
        if (source.Current.IsRead && before.Count == _made.Count && _made.All(pair => before.GetValueOrDefault(pair.Key) == pair.Value)
            && source.Current.Problems.SequenceEqual(decorations.Problems))
        {
            return;
        }

        var all = _made.Values.Select(one => one.Offering).OrderBy(offering => offering.Look.Title, StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        source.Publish(new(all, [.. decorations.Problems]) { IsRead = true });
        OfferingLog.Read(log, all.Length, all.Count(offering => offering.Broken is not null));
    }

    private async Task<MadeOffering> MakeAsync(
        ClusterView view, KubeObject found, IReadOnlyList<Value> compositions, string versions, OfferingLook? look, CancellationToken token)
    {
        var xrd = await WholeAsync(found, token);
        var crd = xrd is null ? null : Find(view, new CompositeDefinition(xrd).CrdName);
        var of = $"{found.Uid} {found.ResourceVersion} {crd?.Uid} {crd?.ResourceVersion} {versions}";
        if (_made.GetValueOrDefault(found.Name) is { } known && known.Of == of && Equals(known.Look, look))
        {
            return known;
        }

        return new(of, look, OfferingReader.Read(found, xrd ?? MapValue.Empty, crd is null ? null : await WholeAsync(crd, token), compositions, look));
    }

    private async Task<IReadOnlyList<Value>> WholeAsync(IEnumerable<KubeObject> known, CancellationToken token)
    {
        var all = new List<Value>();
        foreach (var chunk in known.Chunk(8))
        {
            all.AddRange((await Task.WhenAll(chunk.Select(one => WholeAsync(one, token)))).OfType<Value>());
        }

        return all;
    }

    private async Task<Value?> WholeAsync(KubeObject known, CancellationToken token) =>
        await objects.ReadAsync(known, token) is Accepted accepted ? ValueReader.Read(accepted.Utf8).Value : null;

    /// <summary>Whether what offerings are made of was listed; a kind that is not served, or that the portal may not list, holds nothing up.</summary>
    private static bool IsRead(ClusterView view) => view.Served.Types.Count > 0 && new[] { Definitions, Compositions, Crds }
        .Select(id => view.Stores.GetValueOrDefault(id)?.Snapshot).All(snapshot => snapshot is null or { Synced: true } or { Trouble.IsForbidden: true });

    private static KubeObject? Find(ClusterView view, string crd) =>
        view.Stores.GetValueOrDefault(Crds) is { } kind ? kind.Snapshot.Find(new(kind.Type, null, crd)) : null;

    private static IReadOnlyList<KubeObject> All(ClusterView view, KindId id) => [.. view.Stores.GetValueOrDefault(id)?.Snapshot.Objects.Values ?? []];

    private static object? Objects(ClusterView view, KindId id) => view.Stores.GetValueOrDefault(id)?.Snapshot.Objects;

    /// <summary>An offering and everything that it was made of.</summary>
    private sealed record MadeOffering(string Of, OfferingLook? Look, Offering Offering);
}

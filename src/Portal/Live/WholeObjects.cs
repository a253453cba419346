using System.Collections.Concurrent;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Live;

/// <summary>
/// Whole objects, fetched once for each uid and resourceVersion in the portal's own name and shared; the newest 500 are kept. Whoever shows one
/// has asked <see cref="Identity.Sight.MayRead"/> first. Secrets are refused: they are read as the person and never kept.
/// </summary>
public sealed class WholeObjects(ResourceClient client)
{
    private const int Kept = 500;
    private readonly ConcurrentDictionary<string, (string Version, Lazy<Task<ApiOutcome>> Read, long Turn)> _objects = new(StringComparer.Ordinal);
    private long _turn;

    /// <summary>The object as it is at the version that the cache knows, or at a newer one.</summary>
    public async Task<ApiOutcome> ReadAsync(KubeObject known, CancellationToken token)
    {
        if (known.Type is { Group: "", Plural: "secrets" })
        {
            throw new ArgumentException("Secrets are read as the person.", nameof(known));
        }

        var turn = Interlocked.Increment(ref _turn);
        var entry = _objects.AddOrUpdate(known.Uid, _ => New(), (_, old) => old.Version == known.ResourceVersion ? old with { Turn = turn } : New());
        Trim();
        try
        {
            var outcome = await entry.Read.Value.WaitAsync(token);
            if (outcome is Refused)
            {
                _objects.TryRemove(KeyValuePair.Create(known.Uid, entry));
            }

            return outcome;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            _objects.TryRemove(KeyValuePair.Create(known.Uid, entry));
            throw;
        }

        (string, Lazy<Task<ApiOutcome>>, long) New() =>
            (known.ResourceVersion, new(() => client.GetAsync(known.Key, null, CancellationToken.None)), turn);
    }

    private void Trim()
    {
        if (_objects.Count <= Kept)
        {
            return;
        }

        foreach (var old in _objects.OrderBy(pair => pair.Value.Turn).Take(Kept / 4))
        {
            _objects.TryRemove(old);
        }
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace Portal.Catalog;

/// <summary>
/// The newest index of the catalog's files. Read whole at start and again whenever a file or folder changed, one second later at most; readers keep the
/// index that they hold and are told when there is a newer one. Its <see cref="CatalogIndex.Problems"/> are what is wrong in the files.
/// </summary>
public sealed class CatalogSource : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);
    private readonly IReadOnlyList<CatalogLocation> _locations;
    private readonly TimeSpan _poll;
    private readonly TimeProvider _time;
    private readonly ILogger<CatalogSource> _log;
    private readonly Lock _swap = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile CatalogIndex _current = CatalogIndex.Empty;
    private IReadOnlyList<string> _watched = [];
    private string _stamp = "";

    internal CatalogSource(CatalogLocations locations, IOptions<CatalogOptions> options, TimeProvider time, ILogger<CatalogSource> log)
    {
        _locations = locations.All;
        _poll = options.Value.Poll;
        _time = time;
        _log = log;
    }

    public CatalogIndex Current => _current;

    /// <summary>Whether the files were read once; before that <see cref="Current"/> is <see cref="CatalogIndex.Empty"/>.</summary>
    public bool IsRead => !ReferenceEquals(_current, CatalogIndex.Empty);

    /// <summary>The index now, and each newer one; a slow reader misses those in between.</summary>
    public async IAsyncEnumerable<CatalogIndex> FollowAsync([EnumeratorCancellation] CancellationToken token)
    {
        while (true)
        {
            Task changed;
            CatalogIndex now;
            lock (_swap)
            {
                (changed, now) = (_changed.Task, _current);
            }

            yield return now;
            await changed.WaitAsync(token);
        }
    }

    /// <summary>The index, the first one awaited: nobody is told that there is nothing because nothing was read yet.</summary>
    public async Task<CatalogIndex> ReadAsync(CancellationToken token)
    {
        await _first.Task.WaitAsync(token);
        return _current;
    }

    /// <summary>Reads everything again now.</summary>
    public async Task RefreshAsync(CancellationToken token)
    {
        await _reading.WaitAsync(token);
        try
        {
            Read();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The first reading is done before the portal takes requests, unless the catalog is so large that nobody would wait.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await Task.WhenAny(_first.Task, Task.Delay(Patience, _time, cancellationToken));
    }

    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryRefreshAsync(stoppingToken);
        _first.TrySetResult();
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            var changed = CatalogStamp.Of(_watched) != _stamp;
            if (changed)
            {
                await SettleAsync(stoppingToken);
                await TryRefreshAsync(stoppingToken);
            }

            // Looking at very many files takes a while; it may take no more than a twentieth of the time.
            var pause = Stopwatch.GetElapsedTime(started) * 20;
            await Task.Delay(pause > _poll ? pause : _poll, _time, stoppingToken);
        }
    }

    private async Task TryRefreshAsync(CancellationToken token)
    {
        try
        {
            await RefreshAsync(token);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // A folder went away while it was read; the next look finds it as it is then.
            CatalogLog.Unreadable(_log, wrong);
            _stamp = "";
        }
    }

    // An editor or a git pull writes in several steps; a file is read when it was left alone for a moment.
    private async Task SettleAsync(CancellationToken token)
    {
        var before = "";
        for (var now = CatalogStamp.Of(_watched); now != before; now = CatalogStamp.Of(_watched))
        {
            before = now;
            await Task.Delay(Settling, _time, token);
        }
    }

    private void Read()
    {
        var started = Stopwatch.GetTimestamp();
        var stamp = CatalogStamp.Of(_watched);
        var reading = CatalogReading.Of(_locations);
        var index = IndexBuilder.Build(reading, _current);
        var watched = reading.Watched;

        // Stamped before it was read: what is written meanwhile is seen as a change by the next look.
        _stamp = watched.SequenceEqual(_watched) ? stamp : CatalogStamp.Of(watched);
        _watched = watched;
        Publish(index);
        CatalogLog.Read(_log, index.Entities.Length, reading.Files.Count, index.Problems.Length, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private void Publish(CatalogIndex index)
    {
        TaskCompletionSource before;
        lock (_swap)
        {
            before = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _current = index;
        }

        before.SetResult();
    }
}

namespace Portal.Sandbox.Server;

/// <summary>
/// The keys that a controller has to look at. A key is there once however often it is added; one that is being worked on is handed out again
/// only when that work is done. So the queue is never longer than there are objects.
/// </summary>
internal sealed class WorkQueue(TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<ControllerKey> _ready = new();
    private readonly HashSet<ControllerKey> _waiting = [];
    private readonly HashSet<ControllerKey> _running = [];
    private readonly Dictionary<ControllerKey, ITimer> _later = [];
    private readonly SemaphoreSlim _available = new(0);
    private bool _closed;

    public void Add(ControllerKey key)
    {
        lock (_gate)
        {
            if (_closed || !_waiting.Add(key) || _running.Contains(key))
            {
                return;
            }

            _ready.Enqueue(key);
        }

        _available.Release();
    }

    /// <summary>The next key; it is this caller's until <see cref="Done"/>.</summary>
    public async Task<ControllerKey> TakeAsync(CancellationToken token)
    {
        await _available.WaitAsync(token);
        lock (_gate)
        {
            var key = _ready.Dequeue();
            _waiting.Remove(key);
            _running.Add(key);
            return key;
        }
    }

    /// <summary>Gives a key back; what was planned for it before is replaced by <paramref name="again"/>.</summary>
    public void Done(ControllerKey key, TimeSpan? again)
    {
        lock (_gate)
        {
            _running.Remove(key);
            Plan(key, again);
            if (_closed || !_waiting.Contains(key))
            {
                return;
            }

            _ready.Enqueue(key);
        }

        _available.Release();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var timer in _later.Values)
            {
                timer.Dispose();
            }

            _later.Clear();
        }

        _available.Dispose();
    }

    private void Plan(ControllerKey key, TimeSpan? again)
    {
        if (_later.Remove(key, out var planned))
        {
            planned.Dispose();
        }

        if (again is { } delay && !_closed)
        {
            _later[key] = time.CreateTimer(_ => Add(key), null, delay < TimeSpan.Zero ? TimeSpan.Zero : delay, Timeout.InfiniteTimeSpan);
        }
    }
}

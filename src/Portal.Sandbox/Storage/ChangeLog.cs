namespace Portal.Sandbox.Storage;

/// <summary>
/// The newest changes in order, bounded in number and in bytes (4 KiB a change on the average). Readers keep their own place and read from it, so a slow reader costs nothing;
/// one that falls behind the oldest change is told so (HTTP 410) and has to list again.
/// </summary>
internal sealed class ChangeLog(int capacity, long floor)
{
    private const int Smallest = 16;
    private const long BytesOfAChange = 4096;
    private readonly Lock _gate = new();
    private Change?[] _ring = new Change?[Math.Min(capacity, Smallest)];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _first;
    private long _count;
    private long _bytes;
    private long _floor = floor;
    private int _readers;

    /// <summary>How many follow the log now.</summary>
    public int Readers => Volatile.Read(ref _readers);

    public void Enter() => Interlocked.Increment(ref _readers);

    public void Leave() => Interlocked.Decrement(ref _readers);

    public void Append(Change change)
    {
        TaskCompletionSource waiters;
        lock (_gate)
        {
            _bytes += SizeOf(change);
            while (_count > _first && (_count - _first == capacity || _bytes > capacity * BytesOfAChange))
            {
                DropOldest();
            }

            Grow();
            _ring[_count % _ring.Length] = change;
            _count++;
            waiters = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiters.SetResult();
    }

    /// <summary>The changes after a version and a task that ends with the next one; null where some of them are gone.</summary>
    public ChangeBatch? After(long version)
    {
        lock (_gate)
        {
            if (version < _floor)
            {
                return null;
            }

            var from = _count;
            while (from > _first && _ring[(from - 1) % _ring.Length]!.Version > version)
            {
                from--;
            }

            var changes = new Change[_count - from];
            for (var i = from; i < _count; i++)
            {
                changes[i - from] = _ring[i % _ring.Length]!;
            }

            return new(changes, _next.Task);
        }
    }

    private static long SizeOf(Change change) => change.Object.Utf8.Length + (change.Previous?.Utf8.Length ?? 0);

    private void DropOldest()
    {
        ref var oldest = ref _ring[_first % _ring.Length];
        _floor = oldest!.Version;
        _bytes -= SizeOf(oldest);
        oldest = null;
        _first++;
    }

    private void Grow()
    {
        if (_count - _first < _ring.Length)
        {
            return;
        }

        var larger = new Change?[Math.Min(capacity, _ring.Length * 2)];
        for (var i = _first; i < _count; i++)
        {
            larger[i % larger.Length] = _ring[i % _ring.Length];
        }

        _ring = larger;
    }
}

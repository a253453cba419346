namespace Portal.Sandbox.Storage;

/// <summary>
/// The newest changes in order, bounded. Readers keep their own place and read from it, so a slow reader costs nothing;
/// one that falls behind the oldest change is told so (HTTP 410) and has to list again.
/// </summary>
internal sealed class ChangeLog(int capacity, long floor)
{
    private readonly Lock _gate = new();
    private readonly Change?[] _ring = new Change?[capacity];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _count;
    private long _floor = floor;

    public void Append(Change change)
    {
        TaskCompletionSource waiters;
        lock (_gate)
        {
            if (_ring[_count % capacity] is { } dropped)
            {
                _floor = dropped.Version;
            }

            _ring[_count % capacity] = change;
            _count++;
            waiters = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiters.SetResult();
    }

    /// <summary>Whether every change after <paramref name="version"/> is still here.</summary>
    public bool Reaches(long version)
    {
        lock (_gate)
        {
            return version >= _floor;
        }
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

            var oldest = Math.Max(0, _count - capacity);
            var from = _count;
            while (from > oldest && _ring[(from - 1) % capacity]!.Version > version)
            {
                from--;
            }

            var changes = new Change[_count - from];
            for (var i = from; i < _count; i++)
            {
                changes[i - from] = _ring[i % capacity]!;
            }

            return new(changes, _next.Task);
        }
    }
}

namespace Portal.Kubernetes.Client;

/// <summary>
/// Ends a watch whose connection has died without a word: when the server did not end it at the time that it was asked to, and, on a connection
/// without PING, when no byte came for 90 s.
/// </summary>
internal sealed class WatchDeadline : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(90);

    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly TimeSpan _lifetime;
    private readonly bool _hasPing;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public WatchDeadline(TimeSpan asked, bool hasPing, TimeProvider time, CancellationToken cancellation)
    {
        _time = time;
        _started = time.GetTimestamp();
        _lifetime = asked + Grace;
        _hasPing = hasPing;
        _timer = new CancellationTokenSource(Left(), time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _timer.Token);
    }

    public CancellationToken Token => _either.Token;

    public bool HasPassed => _timer.IsCancellationRequested;

    public void BytesCame()
    {
        if (!_hasPing)
        {
            _timer.CancelAfter(Left());
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }

    private TimeSpan Left()
    {
        var left = _lifetime - _time.GetElapsedTime(_started);
        var shortest = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        return !_hasPing && Silence < shortest ? Silence : shortest;
    }
}

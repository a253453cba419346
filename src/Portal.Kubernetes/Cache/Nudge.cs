using System.Threading.Channels;

namespace Portal.Kubernetes.Cache;

/// <summary>"Something is new": any number of raises before a wait are one.</summary>
internal sealed class Nudge
{
    private readonly Channel<bool> _one = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Raise() => _one.Writer.TryWrite(true);

    public void Close() => _one.Writer.TryComplete();

    /// <summary>False once closed.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellation)
    {
        if (!await _one.Reader.WaitToReadAsync(cancellation))
        {
            return false;
        }

        _one.Reader.TryRead(out _);
        return true;
    }
}

using System.Collections.Immutable;
using System.Threading.Channels;

namespace Portal.Live;

/// <summary>"Look again" for any number of listeners. A listener that is busy hears any number of rings as one.</summary>
public sealed class Bell
{
    private ImmutableHashSet<Listener> _listeners = [];

    public int Listeners => _listeners.Count;

    public void Ring()
    {
        foreach (var listener in _listeners)
        {
            listener.Hear();
        }
    }

    /// <summary>A new listener; its first wait returns at once. Dispose it to leave.</summary>
    public Listener Listen()
    {
        var listener = new Listener(this);
        ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Add(one), listener);
        return listener;
    }

    /// <summary>One who waits for the bell.</summary>
    public sealed class Listener : IDisposable
    {
        private readonly Bell _bell;
        private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

        internal Listener(Bell bell)
        {
            _bell = bell;
            Hear();
        }

        public async ValueTask WaitAsync(CancellationToken token) => await _rung.Reader.ReadAsync(token);

        /// <summary>Waits for a ring, at most so long. Whether it rang.</summary>
        public async ValueTask<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken token)
        {
            using var timer = new CancellationTokenSource(atMost, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(token, timer.Token);
            try
            {
                await _rung.Reader.ReadAsync(either.Token);
                return true;
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                return false;
            }
        }

        public void Dispose() => ImmutableInterlocked.Update(ref _bell._listeners, (all, one) => all.Remove(one), this);

        internal void Hear() => _rung.Writer.TryWrite(true);
    }
}

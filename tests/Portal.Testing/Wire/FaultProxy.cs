using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Portal.Testing.Wire;

/// <summary>A TCP proxy on loopback that can cut its connections or let them go silent.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _target;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<FaultLink, Task> _links = new();
    private readonly Task _accepting;
    private volatile bool _refusing;

    private FaultProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        Url = new UriBuilder(target) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public int Connections => _links.Count;

    public static FaultProxy Before(Uri target) => new(target);

    /// <summary>Resets every open connection.</summary>
    public void Cut()
    {
        foreach (var link in _links.Keys)
        {
            link.Reset();
        }
    }

    /// <summary>Bytes of open connections go nowhere from now on, in both directions; the connections stay open.</summary>
    public void Stall()
    {
        foreach (var link in _links.Keys)
        {
            link.Stall();
        }
    }

    /// <summary>What clients say on open connections arrives; what is answered goes nowhere.</summary>
    public void LoseAnswers()
    {
        foreach (var link in _links.Keys)
        {
            link.LoseAnswers();
        }
    }

    /// <summary>New connections are reset at once.</summary>
    public void Refuse() => _refusing = true;

    public void Admit() => _refusing = false;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        Cut();
        await Task.WhenAll(_links.Values);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                if (_refusing)
                {
                    client.Close(0);
                    continue;
                }

                var link = new FaultLink(client);
                _links[link] = ServeAsync(link);
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(FaultLink link)
    {
        await Task.Yield();
        await link.RunAsync(_target.Host, _target.Port, _stop.Token);
        link.Dispose();
        _links.TryRemove(link, out _);
    }
}

using System.Net.Sockets;

namespace Portal.Testing.Wire;

/// <summary>One connection through a <see cref="FaultProxy"/>.</summary>
internal sealed class FaultLink(Socket client) : IDisposable
{
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp);
    private volatile bool _stalled;
    private volatile bool _unheard;

    public async Task RunAsync(string host, int port, CancellationToken cancellation)
    {
        try
        {
            await _server.ConnectAsync(host, port, cancellation);
            await Task.WhenAny(PumpAsync(client, _server, cancellation), PumpAsync(_server, client, cancellation));
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // A cut is what this is for.
        }
    }

    public void Stall() => _stalled = true;

    public void LoseAnswers() => _unheard = true;

    // A linger of zero makes the close a RST instead of a FIN.
    public void Reset()
    {
        client.Close(0);
        _server.Close(0);
    }

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, cancellation) is var count and > 0)
            {
                if (!_stalled && !(_unheard && from == _server))
                {
                    await to.SendAsync(buffer.AsMemory(0, count), cancellation);
                }
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side is cut with this one.
        }
    }
}

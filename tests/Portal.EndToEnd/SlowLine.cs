using System.Threading.Channels;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>A line between browser and portal on which each frame of a circuit takes its time, in order.</summary>
internal static class SlowLine
{
    public static Task PutAsync(IPage page, TimeSpan latency) => page.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("_blazor"), browser =>
    {
        var portal = browser.ConnectToServer();
        browser.OnMessage(Delayed(portal, latency));
        portal.OnMessage(Delayed(browser, latency));
    });

    private static Action<IWebSocketFrame> Delayed(IWebSocketRoute to, TimeSpan latency)
    {
        var frames = Channel.CreateUnbounded<(IWebSocketFrame Frame, long Came)>();
        _ = CarryAsync(frames.Reader, to, latency);
        return frame => frames.Writer.TryWrite((frame, TimeProvider.System.GetTimestamp()));
    }

    private static async Task CarryAsync(ChannelReader<(IWebSocketFrame Frame, long Came)> frames, IWebSocketRoute to, TimeSpan latency)
    {
        await foreach (var (frame, came) in frames.ReadAllAsync())
        {
            var left = latency - TimeProvider.System.GetElapsedTime(came);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            if (frame.Binary is { } bytes)
            {
                to.Send(bytes);
            }
            else
            {
                to.Send(frame.Text!);
            }
        }
    }
}

using Microsoft.Extensions.Time.Testing;
using Portal.Sandbox.Server;

namespace Portal.Sandbox.Tests.Server;

public sealed class WorkQueueTests
{
    private static readonly ControllerKey Key = new("v1", "ConfigMap", "default", "a");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_KeyThatIsWorkedOn_ComesAgainOnlyWhenItIsDone()
    {
        using var queue = new WorkQueue(new FakeTimeProvider());
        queue.Add(Key);
        queue.Add(Key);
        await queue.TakeAsync(Token);
        queue.Add(Key);
        var next = queue.TakeAsync(Token);

        Assert.False(next.IsCompleted);
        queue.Done(Key, null);

        Assert.Equal(Key, await next);
    }

    [Fact]
    public async Task Done_WithPause_ComesBackAfterIt()
    {
        var time = new FakeTimeProvider();
        using var queue = new WorkQueue(time);
        queue.Add(Key);
        await queue.TakeAsync(Token);
        queue.Done(Key, TimeSpan.FromSeconds(5));
        var next = queue.TakeAsync(Token);

        time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Key, await next);
    }
}

using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Reads;

public sealed class SlowWatcherTests
{
    private static readonly ServedResource ConfigMaps = new(new("", "v1", "ConfigMap", "configmaps", true), null, [], "", null);

    [Fact]
    public async Task Flush_ClientTakesNothing_IsDroppedAfterItsTime()
    {
        var (time, pipe, lifetime) = (new FakeTimeProvider(), new Pipe(new PipeOptions(pauseWriterThreshold: 1000, resumeWriterThreshold: 500)), new Lifetime());
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(pipe.Writer.AsStream()));
        context.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        var lines = new WatchLines(context, ConfigMaps, new("", "", "application/json"), new(time), time);
        await lines.ObjectAsync("ADDED", new(ConfigMaps.Type, 5, MapValue.Of(("metadata", MapValue.Of(("name", new string('x', 5000)))))));
        var flushing = lines.FlushAsync().AsTask();

        time.Advance(TimeSpan.FromSeconds(14));
        var before = lifetime.RequestAborted.IsCancellationRequested;
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.False(before);
        Assert.True(lifetime.RequestAborted.IsCancellationRequested);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flushing);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(49, 0)]
    [InlineData(200, 30)]
    [InlineData(1_000, 150)]
    [InlineData(100_000, 150)]
    public void Pace_GrowsWithTheReaders(int readers, int milliseconds) => Assert.Equal(milliseconds, WatchPace.Of(readers).TotalMilliseconds);

    private sealed class Lifetime : IHttpRequestLifetimeFeature, IDisposable
    {
        private readonly CancellationTokenSource _aborted = new();

        public CancellationToken RequestAborted
        {
            get => _aborted.Token;
            set => throw new NotSupportedException();
        }

        public void Abort() => _aborted.Cancel();

        public void Dispose() => _aborted.Dispose();
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Portal.Testing.Circuits;

/// <summary>
/// A browser without a screen: opens a page, starts its circuit, acknowledges every batch, answers the scripts' calls with nothing, and can
/// dispatch events. What is rendered is what the server sent, in bytes and strings. Closed when disposed.
/// </summary>
public sealed class Circuit : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly ConcurrentQueue<RenderBatch> _batches = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private long _interop = -1;
    private long _bytes;
    private int _count;

    private Circuit(HubConnection hub)
    {
        _hub = hub;
        hub.On<int, byte[]>("JS.RenderBatch", TakeAsync);
        hub.On<long, string, string, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
        hub.On<string>("JS.Error", message => Error = message);
        hub.On<string>("JS.EndInvokeDotNet", _ => { });
        hub.On<int, string>("JS.AttachComponent", (_, _) => { });
        hub.On<string>("JS.EndUpdateRootComponents", _ => { });
    }

    /// <summary>What the server said went wrong; null while nothing did.</summary>
    public string? Error { get; private set; }

    /// <summary>Bytes of all batches so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How many batches came so far.</summary>
    public int Batches => Volatile.Read(ref _count);

    /// <summary>Keeps the batches for <see cref="Elements"/>; switched off by load tests that only count.</summary>
    public bool Remembers { get; init; } = true;

    /// <summary>Opens a page as whoever the client is signed in as, and starts its circuit.</summary>
    public static async Task<Circuit> OpenAsync(PortalClient client, string path, CancellationToken cancellation, bool remembers = true)
    {
        var page = new Uri(client.Address, path.TrimStart('/'));
        var markers = PageMarkers.In(await client.GetAsync(path, cancellation));
        var builder = new HubConnectionBuilder().WithUrl(new Uri(client.Address, "_blazor"), options =>
        {
            options.Cookies = client.Cookies;
            options.SkipNegotiation = true;
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
        });
        builder.Services.RemoveAll<IHubProtocol>();
        builder.Services.AddSingleton<IHubProtocol, BlazorPackProtocol>();
        var circuit = new Circuit(builder.Build()) { Remembers = remembers };
        await circuit._hub.StartAsync(cancellation);
        var id = await circuit._hub.InvokeAsync<string?>("StartCircuit", client.Address.ToString(), page.ToString(), "[]", markers.State, cancellation);
        if (id is null)
        {
            throw new InvalidOperationException($"The server started no circuit for {path}: {circuit.Error}");
        }

        await circuit._hub.SendAsync("UpdateRootComponents", markers.Operations(), markers.State, cancellation);
        return circuit;
    }

    /// <summary>Waits for a batch that says the text, looking at those that came already too if <see cref="Remembers"/>.</summary>
    public async Task<RenderBatch> SeesAsync(string text, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        var seen = 0;
        try
        {
            while (true)
            {
                foreach (var batch in _batches.Skip(seen))
                {
                    seen++;
                    if (batch.Says(text))
                    {
                        return batch;
                    }
                }

                await _arrived.WaitAsync(late.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"No batch of {_batches.Count} said \"{text}\". Error: {Error}. Strings: {string.Join(" | ", _batches.SelectMany(batch => batch.Strings).TakeLast(60))}");
        }
    }

    /// <summary>Every element that was ever rendered, newest batch last.</summary>
    public IEnumerable<RenderedElement> Elements() => _batches.SelectMany(batch => batch.Elements());

    /// <summary>Forgets what was rendered, so that the next wait is for something new.</summary>
    public void Forget() => _batches.Clear();

    /// <summary>Clicks, as the browser's script would report it.</summary>
    public Task ClickAsync(ulong handler, CancellationToken cancellation) =>
        DispatchAsync(handler, "click", null, new JsonObject { ["type"] = "click", ["detail"] = 1, ["button"] = 0 }, cancellation);

    /// <summary>Types a whole value into a field.</summary>
    public Task InputAsync(ulong handler, string value, CancellationToken cancellation) =>
        DispatchAsync(handler, "input", new JsonObject { ["componentId"] = 0, ["fieldValue"] = value }, new JsonObject { ["value"] = value }, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task DispatchAsync(ulong handler, string name, JsonNode? field, JsonNode args, CancellationToken cancellation)
    {
        await Eventually.HoldsAsync(() => Interlocked.Read(ref _interop) >= 0, cancellation, "the page's scripts were asked for events");
        var descriptor = new JsonObject { ["eventHandlerId"] = handler, ["eventName"] = name, ["eventFieldInfo"] = field };
        var call = new JsonArray(descriptor, args).ToJsonString();
        await _hub.SendAsync("BeginInvokeDotNetFromJS", "1", null, "DispatchEventAsync", _interop, call, cancellation);
    }

    private async Task TakeAsync(int id, byte[] bytes)
    {
        Interlocked.Add(ref _bytes, bytes.Length);
        Interlocked.Increment(ref _count);
        if (Remembers)
        {
            _batches.Enqueue(new(bytes));
            _arrived.Release();
        }

        await _hub.SendAsync("OnRenderCompleted", (long)id, null);
    }

    /// <summary>Scripts are answered with the plainest value that has the right form, so that components go on.</summary>
    private async Task AnswerAsync(long task, string identifier, string args, int resultType, long target, int callType)
    {
        if (identifier == "Blazor._internal.attachWebRendererInterop")
        {
            Interlocked.Exchange(ref _interop, JsonNode.Parse(args)![1]!["__dotNetObject"]!.GetValue<long>());
        }

        // A virtualised list asks what is in view: the top, on a screen of 900 pixels.
        if (identifier == "Blazor._internal.Virtualize.init")
        {
            var list = JsonNode.Parse(args)![0]!["__dotNetObject"]!.GetValue<long>();
            await _hub.SendAsync("BeginInvokeDotNetFromJS", "2", null, "OnSpacerBeforeVisible", list, "[0,0,900]");
        }

        if (task == 0)
        {
            return;
        }

        var result = resultType == 1 ? "{\"__jsObjectId\":1}" : "null";
        await _hub.SendAsync("EndInvokeJSFromDotNet", task, true, $"[{task},true,{result}]");
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace Portal.Tests.Forms;

#pragma warning disable BL0006 // The renderer's own types are what is measured here.
/// <summary>Draws components to nowhere and counts the bytes that Blazor Server would send for each render batch.</summary>
internal sealed class HeadlessRenderer(IServiceProvider services) : Renderer(services, NullLoggerFactory.Instance)
{
    private static readonly Type Writer = typeof(CircuitOptions).Assembly.GetType("Microsoft.AspNetCore.Components.Server.Circuits.RenderBatchWriter", throwOnError: true)!;
    private static readonly MethodInfo Write = Writer.GetMethod("Write", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [typeof(RenderBatch).MakeByRefType()])!;
    private readonly HashSet<int> _components = [];

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    public long BytesSent { get; private set; }

    public int Batches { get; private set; }

    public Task DrawAsync<T>(Dictionary<string, object?> parameters) where T : IComponent => Dispatcher.InvokeAsync(() =>
    {
        var id = AssignRootComponentId(InstantiateComponent(typeof(T)));
        return RenderRootComponentAsync(id, ParameterView.FromDictionary(parameters));
    });

    /// <summary>Types a text into the field with this path, as the browser tells it.</summary>
    public Task TypeAsync(string path, string text) => Dispatcher.InvokeAsync(() =>
    {
        var (component, handler) = Find(path);
        return DispatchEventAsync(handler, new EventFieldInfo { ComponentId = component, FieldValue = text }, new ChangeEventArgs { Value = text });
    });

    public void Reset() => (BytesSent, Batches) = (0, 0);

    protected override void HandleException(Exception exception) => throw exception;

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        for (var i = 0; i < renderBatch.UpdatedComponents.Count; i++)
        {
            _components.Add(renderBatch.UpdatedComponents.Array[i].ComponentId);
        }

        for (var i = 0; i < renderBatch.DisposedComponentIDs.Count; i++)
        {
            _components.Remove(renderBatch.DisposedComponentIDs.Array[i]);
        }

        using var stream = new MemoryStream();
        using (var writer = (IDisposable)Activator.CreateInstance(Writer, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, [stream, true], null)!)
        {
            Write.Invoke(writer, [renderBatch]);
        }

        BytesSent += stream.Length;
        Batches++;
        return Task.CompletedTask;
    }

    private (int Component, ulong Handler) Find(string path)
    {
        foreach (var component in _components)
        {
            var frames = GetCurrentRenderTreeFrames(component);
            var isHere = false;
            for (var i = 0; i < frames.Count; i++)
            {
                ref var frame = ref frames.Array[i];
                isHere = frame.FrameType switch
                {
                    RenderTreeFrameType.Element => false,
                    RenderTreeFrameType.Attribute when frame is { AttributeName: "data-path", AttributeValue: string at } => at == path,
                    _ => isHere,
                };
                if (isHere && frame is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "oninput" })
                {
                    return (component, frame.AttributeEventHandlerId);
                }
            }
        }

        throw new InvalidOperationException($"No field {path}");
    }
}

using Portal.Sandbox.Admission;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The scale subresource: an autoscaling/v1 Scale made of the object, and back.</summary>
internal sealed class ScaleEndpoint(ObjectStore store, ObjectWriter writer)
{
    private const string BuiltInSelector = ".spec.selector";

    public Task HandleAsync(HttpContext context, ServedResource resource, RequestInfo info) => info.Verb switch
    {
        "get" => Answer.JsonAsync(context, 200, ScaleOf(resource, Find(resource, info))),
        "update" => UpdateAsync(context, resource, info),
        "patch" => PatchAsync(context, resource, info),
        _ => throw Refuse.MethodNotAllowed(),
    };

    private MapValue Find(ServedResource resource, RequestInfo info) =>
        Versions.Of(store.Get(resource.Type.Id, resource.Type.Namespaced ? info.Namespace : null, info.Name) ?? throw Refuse.NotFound(resource.Type, info.Name), resource);

    private async Task UpdateAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var options = WriteQuery.Read(context.Request, "scale", WriteVerb.Update);
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var sent = RequestBody.Parse(body, RequestBody.MediaType(context.Request), "Scale").Value as MapValue ?? MapValue.Empty;
        await WriteAsync(context, resource, info, options, _ => sent);
    }

    private async Task PatchAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var mediaType = RequestBody.MediaType(context.Request);
        var isApply = Patcher.IsApply(mediaType);
        Patcher.CheckMediaType(resource, mediaType);
        var options = WriteQuery.Read(context.Request, "scale", isApply ? WriteVerb.Apply : WriteVerb.Patch) with { Verb = WriteVerb.Patch };
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var change = isApply ? scale => (MapValue)Apply.MergePatch.Apply(scale, PatchBody.Applied(body, mediaType)) : Patcher.Of(mediaType, body);
        await WriteAsync(context, resource, info, options, change);
    }

    private Task WriteAsync(HttpContext context, ServedResource resource, RequestInfo info, WriteOptions options, Func<MapValue, MapValue> change)
    {
        var written = writer.Update(resource, info.Namespace, info.Name, options with { Verb = WriteVerb.Patch }, value =>
        {
            var before = ScaleOf(resource, value);
            var scale = change(before);
            var asked = scale.At("metadata", "resourceVersion")?.Text;
            var next = value.With(PathOf(resource, "specReplicasPath", ".spec.replicas"), scale.At("spec", "replicas") ?? 0);
            return asked is null || asked == before.At("metadata", "resourceVersion")?.Text ? next.Without("metadata", "resourceVersion") : next.With(["metadata", "resourceVersion"], asked);
        });
        return Answer.JsonAsync(context, 200, ScaleOf(resource, written.Object), written.Warnings);
    }

    private static MapValue ScaleOf(ServedResource resource, MapValue value)
    {
        var metadata = value["metadata"]!;
        return MapValue.Of(
            ("kind", "Scale"), ("apiVersion", "autoscaling/v1"),
            ("metadata", MapValue.Of(
                ("name", metadata["name"]), ("namespace", metadata["namespace"]), ("uid", metadata["uid"]),
                ("resourceVersion", metadata["resourceVersion"]), ("creationTimestamp", metadata["creationTimestamp"]))),
            ("spec", value.At(PathOf(resource, "specReplicasPath", ".spec.replicas")) is { } wanted ? MapValue.Of(("replicas", wanted)) : MapValue.Empty),
            ("status", MapValue.Of(
                ("replicas", value.At(PathOf(resource, "statusReplicasPath", ".status.replicas")) ?? 0), ("selector", SelectorOf(resource, value)))));
    }

    private static string? SelectorOf(ServedResource resource, MapValue value)
    {
        if (resource.IsCustom && resource.Scale?["labelSelectorPath"] is null)
        {
            return null;
        }

        var selector = value.At(PathOf(resource, "labelSelectorPath", BuiltInSelector));
        return selector is MapValue map
            ? string.Join(',', (map["matchLabels"]?.Members ?? []).Select(pair => $"{pair.Key}={pair.Value.Text}"))
            : selector?.Text is { Length: > 0 } text ? text : null;
    }

    private static string[] PathOf(ServedResource resource, string key, string builtIn) => (resource.Scale?[key]?.Text ?? builtIn).TrimStart('.').Split('.');
}

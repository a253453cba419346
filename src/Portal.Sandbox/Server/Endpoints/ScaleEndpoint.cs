using Portal.Sandbox.Admission;
using Portal.Sandbox.Storage;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The scale subresource: an autoscaling/v1 Scale made of the object, and back.</summary>
internal sealed class ScaleEndpoint(ObjectStore store, ObjectWriter writer, TimeProvider time)
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
        SentObject.CheckName(info, sent);
        await WriteAsync(context, resource, info, options, _ => sent);
    }

    private async Task PatchAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var mediaType = RequestBody.MediaType(context.Request);
        Patcher.CheckMediaType(resource, mediaType);
        var isApply = Patcher.IsApply(mediaType);
        var options = WriteQuery.Read(context.Request, "scale", isApply ? WriteVerb.Apply : WriteVerb.Patch);
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        if (!isApply)
        {
            await WriteAsync(context, resource, info, options, Patcher.Of(mediaType, body));
            return;
        }

        var applied = PatchBody.Applied(body, mediaType);
        SentObject.CheckName(info, applied);
        var written = writer.Update(resource, info.Namespace, info.Name, options, value => Applied(resource, value, applied, options));
        await Answer.JsonAsync(context, 200, ScaleOf(resource, written.Object), written.Warnings);
    }

    private MapValue Applied(ServedResource resource, MapValue value, MapValue applied, WriteOptions options)
    {
        var path = PathOf(resource, "specReplicasPath", ".spec.replicas");
        var owners = new Apply.ScaleOwners(value, path);
        var scale = owners.Onto(ScaleOf(resource, value));
        var result = Apply.ServerSideApply.Apply(scale, applied.Without("status"), options.Manager, options.Force, Clock.Stamp(time), "scale", Apply.BuiltInShape.Root);
        var merged = result.Value ?? throw Apply.ApplyConflicts.Refuse(result.Conflicts);
        return owners.Back(Scaled(value, Checked(merged, value), path), merged).Without("metadata", "resourceVersion");
    }

    private Task WriteAsync(HttpContext context, ServedResource resource, RequestInfo info, WriteOptions options, Func<MapValue, MapValue> change)
    {
        var written = writer.Update(resource, info.Namespace, info.Name, options with { Verb = WriteVerb.Patch }, value =>
        {
            var before = ScaleOf(resource, value);
            var scale = Checked(change(before), value);
            var asked = scale.At("metadata", "resourceVersion")?.Text;
            var next = Scaled(value, scale, PathOf(resource, "specReplicasPath", ".spec.replicas"));
            return asked is null || asked == before.At("metadata", "resourceVersion")?.Text ? next.Without("metadata", "resourceVersion") : next.With(["metadata", "resourceVersion"], asked);
        });
        return Answer.JsonAsync(context, 200, ScaleOf(resource, written.Object), written.Warnings);
    }

    private static MapValue Scaled(MapValue value, MapValue scale, string[] path) => value.With(path, scale.At("spec", "replicas") ?? 0);

    private static MapValue Checked(MapValue scale, MapValue value)
    {
        if (scale.At("spec", "replicas") is not (null or NumberValue { AsInteger: not null }))
        {
            throw Refuse.BadRequest("Scale in version \"v1\" cannot be handled as a Scale: json: cannot unmarshal into Go struct field ScaleSpec.spec.replicas of type int32");
        }

        return scale.At("spec", "replicas") is not NumberValue { AsInteger: < 0 } replicas ? scale : throw Refuse.Invalid(
            new("autoscaling", "v1", "Scale", "scales", true), value.At("metadata", "name")?.Text ?? "",
            [new(FieldPath.Of("spec", "replicas"), FieldErrorKind.FieldValueInvalid, $"Invalid value: {replicas.Content}: must be greater than or equal to 0")]);
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

using Portal.Sandbox.Admission;
using Portal.Sandbox.Apply;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The four kinds of patch, each a change that the writer makes to the newest revision; apply creates what is missing.</summary>
internal sealed class Patcher(ObjectStore store, ObjectWriter writer, TimeProvider time)
{
    private const string Accepted = "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";

    public Written Patch(ServedResource resource, RequestInfo info, string mediaType, byte[] body, WriteOptions options) => mediaType switch
    {
        "application/apply-patch+yaml" or "application/apply-patch+json" => Apply(resource, info, AppliedOf(body, mediaType), options),
        "application/merge-patch+json" => Change(resource, info, options, value => Result(MergePatch.Apply(value, MapOf(body)))),
        "application/json-patch+json" => Change(resource, info, options, value => Unwrap(resource, info, JsonPatch.Apply(value, ListOf(body)))),
        "application/strategic-merge-patch+json" when !resource.IsCustom => Change(resource, info, options, value => Strategic(value, MapOf(body))),
        "application/strategic-merge-patch+json" => throw Refuse.UnsupportedMediaType(Accepted),
        _ => throw Refuse.UnsupportedMediaType(resource.IsCustom ? Accepted : Accepted.Replace(", application/apply", ", application/strategic-merge-patch+json, application/apply", StringComparison.Ordinal)),
    };

    public Written Apply(ServedResource resource, RequestInfo info, MapValue applied, WriteOptions options)
    {
        if (applied.At("metadata", "managedFields") is not null)
        {
            throw Refuse.BadRequest("metadata.managedFields must be nil");
        }

        SentObject.Check(resource, info, applied);
        applied = Placed(resource, info, applied);
        var subresource = options.Subresource.Length == 0 ? null : options.Subresource;
        var isThere = store.Get(resource.Type.Id, resource.Type.Namespaced ? info.Namespace : null, info.Name) is not null;
        MapValue Merged(MapValue? live) => Merge(resource, live, applied, options, subresource);
        return isThere
            ? writer.Update(resource, info.Namespace, info.Name, options with { Tracked = true }, Merged)
            : writer.Create(resource, info.Namespace, Merged(null), options with { Tracked = true });
    }

    private MapValue Merge(ServedResource resource, MapValue? live, MapValue applied, WriteOptions options, string? subresource)
    {
        var version = applied.At("metadata", "resourceVersion");
        var result = ServerSideApply.Apply(
            live, applied.Without("metadata", "resourceVersion"), options.Manager, options.Force, MetadataStep.Timestamp(time), subresource, FieldShape.Of(resource.Schema));
        var merged = result.Value ?? throw ApplyConflicts.Refuse(result.Conflicts);
        return version is null ? merged.Without("metadata", "resourceVersion") : merged.With(["metadata", "resourceVersion"], version);
    }

    private static MapValue Placed(ServedResource resource, RequestInfo info, MapValue applied)
    {
        var name = applied.At("metadata", "name")?.Text;
        if (string.IsNullOrEmpty(name))
        {
            throw Refuse.BadRequest($"the name of the object ({info.Name} based on URL) was undeterminable: name must be provided");
        }

        return name == info.Name ? applied : throw Refuse.BadRequest($"the name of the object ({name}) does not match the name on the URL ({info.Name})");
    }

    private Written Change(ServedResource resource, RequestInfo info, WriteOptions options, Func<MapValue, MapValue> change) =>
        writer.Update(resource, info.Namespace, info.Name, options, value => Versioned(value, change(value)));

    /// <summary>A patch that says nothing of the resourceVersion applies to whatever is newest.</summary>
    private static MapValue Versioned(MapValue before, MapValue after) =>
        Equals(before.At("metadata", "resourceVersion"), after.At("metadata", "resourceVersion")) ? after.Without("metadata", "resourceVersion") : after;

    private static MapValue Strategic(MapValue value, MapValue patch)
    {
        var result = StrategicMergePatch.Apply(value, patch);
        return result.Value as MapValue ?? throw new RefusedException(Statuses.Failure(500, "InternalError", result.Error!, null));
    }

    private static MapValue Unwrap(ServedResource resource, RequestInfo info, PatchResult result) => result.Value is MapValue map
        ? map
        : throw new RefusedException(Statuses.Failure(422, "Invalid", "the server rejected our request due to an error in our request", Statuses.Details(resource.Type, info.Name)));

    private static MapValue Result(Value value) => value as MapValue ?? throw Refuse.BadRequest("the patched object is no object");

    private static MapValue AppliedOf(byte[] body, string mediaType) =>
        RequestBody.Parse(body, mediaType == "application/apply-patch+yaml" ? mediaType : "application/json").Value as MapValue
        ?? throw Refuse.BadRequest("error decoding YAML: the body is no object");

    private static MapValue MapOf(byte[] body) => Decoded(body) as MapValue
        ?? throw Refuse.BadRequest("error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}");

    private static ListValue ListOf(byte[] body) => Decoded(body) as ListValue
        ?? throw Refuse.BadRequest("error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp");

    private static Value Decoded(byte[] body)
    {
        try
        {
            return ValueReader.Read(body).Value;
        }
        catch (System.Text.Json.JsonException)
        {
            throw Refuse.BadRequest("error decoding patch: unexpected end of JSON input");
        }
    }
}

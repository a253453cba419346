using Portal.Sandbox.Admission;
using Portal.Sandbox.Apply;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The four kinds of patch, each a change that the writer makes to the newest revision; apply creates what is missing.</summary>
internal sealed class Patcher(ObjectStore store, ObjectWriter writer, TimeProvider time)
{
    private const string Accepted = "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";
    private const string AcceptedBuiltIn = "application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml";

    public static bool IsApply(string mediaType) => mediaType is "application/apply-patch+yaml" or "application/apply-patch+json";

    /// <summary>Refuses a kind of patch that the resource does not take.</summary>
    public static void CheckMediaType(ServedResource resource, string mediaType)
    {
        var isKnown = IsApply(mediaType) || mediaType is "application/merge-patch+json" or "application/json-patch+json"
            || mediaType == "application/strategic-merge-patch+json" && !resource.IsCustom;
        if (!isKnown)
        {
            throw Refuse.UnsupportedMediaType(resource.IsCustom ? Accepted : AcceptedBuiltIn);
        }
    }

    public Written Patch(ServedResource resource, RequestInfo info, string mediaType, byte[] body, WriteOptions options)
    {
        if (IsApply(mediaType))
        {
            return Apply(resource, info, PatchBody.Applied(body, mediaType), options);
        }

        var change = Of(mediaType, body);
        return writer.Update(resource, info.Namespace, info.Name, options with { Verb = WriteVerb.Patch }, value => Versioned(value, Renamed(info, change(value))));
    }

    /// <summary>What a merge, JSON or strategic patch makes of an object.</summary>
    public static Func<MapValue, MapValue> Of(string mediaType, byte[] body)
    {
        switch (mediaType)
        {
            case "application/merge-patch+json":
                var merge = PatchBody.Map(body);
                return value => (MapValue)MergePatch.Apply(value, merge);
            case "application/json-patch+json":
                var operations = PatchBody.List(body);
                return value => JsonPatch.Apply(value, operations).Value as MapValue ?? throw Refuse.UnusablePatch();
            default:
                var strategic = PatchBody.Map(body);
                return value => StrategicMergePatch.Apply(value, strategic) is var result && result.Value is MapValue patched ? patched : throw Refuse.Unexplained(result.Error!);
        }
    }

    public Written Apply(ServedResource resource, RequestInfo info, MapValue applied, WriteOptions options)
    {
        options = options with { Verb = WriteVerb.Apply };
        applied = Checked(resource, info, applied);
        var subresource = options.Subresource.Length == 0 ? null : options.Subresource;
        var isThere = store.Get(resource.Type.Id, resource.Type.Namespaced ? info.Namespace : null, info.Name) is not null;
        if (!isThere && applied.At("metadata", "uid")?.Text is { Length: > 0 } || !isThere && subresource is not null)
        {
            throw Refuse.NotFound(resource.Type, info.Name);
        }

        applied = Owned(resource, applied, subresource);
        MapValue Merged(MapValue? live) => Merge(resource, live, applied, options, subresource);
        return isThere
            ? writer.Update(resource, info.Namespace, info.Name, options, Merged)
            : writer.Create(resource, info.Namespace, Merged(null), options);
    }

    private static MapValue Checked(ServedResource resource, RequestInfo info, MapValue applied)
    {
        var type = resource.Type;
        if (applied.At("metadata", "managedFields") is { Items.Count: > 0 })
        {
            throw Refuse.BadRequest("metadata.managedFields must be nil");
        }

        var (apiVersion, kind) = (applied["apiVersion"]?.Text ?? "", applied["kind"]?.Text ?? "");
        if (apiVersion != type.ApiVersion || kind != type.Kind)
        {
            throw Refuse.BadRequest($"invalid object type: {(apiVersion.Contains('/', StringComparison.Ordinal) ? apiVersion : "/" + apiVersion)}, Kind={kind}");
        }

        SentObject.CheckPlace(resource, info, applied);
        SentObject.CheckName(info, applied);
        if (TypedPatch.Check(applied, FieldShape.Of(resource)) is { } error)
        {
            throw Refuse.Unexplained($"failed to create typed patch object ({info.Namespace}/{info.Name}; {type.ApiVersion}, Kind={type.Kind}): {error}");
        }

        return applied;
    }

    /// <summary>The part of an object that this way of writing it may set.</summary>
    private static MapValue Owned(ServedResource resource, MapValue applied, string? subresource) => subresource == "status"
        ? new(applied.Pairs.Where(pair => pair.Key is "apiVersion" or "kind" or "metadata" or "status").Select(pair => pair.Key == "metadata" ? Identity(pair.Value) : pair))
        : resource.Type.HasStatus ? applied.Without("status") : applied;

    private static KeyValuePair<string, Value> Identity(Value metadata) =>
        new("metadata", new MapValue(metadata.Members.Where(pair => pair.Key is "name" or "namespace" or "resourceVersion" or "uid")));

    private MapValue Merge(ServedResource resource, MapValue? live, MapValue applied, WriteOptions options, string? subresource)
    {
        var version = applied.At("metadata", "resourceVersion");
        var result = ServerSideApply.Apply(
            live, applied.Without("metadata", "resourceVersion"), options.Manager, options.Force, Clock.Stamp(time), subresource, FieldShape.Of(resource));
        var merged = result.Value ?? throw ApplyConflicts.Refuse(result.Conflicts);
        return version is null ? merged.Without("metadata", "resourceVersion") : merged.With(["metadata", "resourceVersion"], version);
    }

    /// <summary>A patch may not give another name or namespace.</summary>
    private static MapValue Renamed(RequestInfo info, MapValue patched)
    {
        SentObject.CheckAddress(info, patched);
        return patched;
    }

    /// <summary>A patch that says nothing of the resourceVersion applies to whatever is newest.</summary>
    private static MapValue Versioned(MapValue before, MapValue after) =>
        Equals(before.At("metadata", "resourceVersion"), after.At("metadata", "resourceVersion")) ? after.Without("metadata", "resourceVersion") : after;
}

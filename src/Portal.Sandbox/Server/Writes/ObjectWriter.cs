using Portal.Sandbox.Admission;
using Portal.Sandbox.Storage;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Creates and replaces objects: admission, then the store. Everything that writes, over HTTP or in the process, comes through here.</summary>
internal sealed class ObjectWriter(ObjectStore store, AdmissionChain admission)
{
    public Written Create(ServedResource resource, string? ns, MapValue sent, WriteOptions options)
    {
        if (!string.IsNullOrEmpty(sent.At("metadata", "resourceVersion")?.Text))
        {
            throw Refuse.Unexplained("resourceVersion should not be set on objects to be created");
        }

        if (resource.IsTerminating)
        {
            throw Refuse.Forbidden(resource.Type, sent.At("metadata", "name")?.Text ?? "", "create not allowed while custom resource definition is terminating");
        }

        var request = new AdmissionRequest(resource, Placed(resource, ns, sent), null, options);
        var admitted = admission.Admit(request);
        var name = admitted.At("metadata", "name")!.Text!;
        if (store.Get(resource.Type.Id, NamespaceOf(resource, ns), name) is not null)
        {
            throw Refuse.AlreadyExists(resource.Type, name);
        }

        if (options.DryRun)
        {
            return new(201, admitted, request.Warnings);
        }

        var (type, kept) = Versions.ToStorage(admitted, resource);
        var stored = store.Put(type, kept, null) ?? throw Refuse.AlreadyExists(resource.Type, name);
        return new(201, Versions.Of(stored, resource), request.Warnings);
    }

    /// <summary>Puts what <paramref name="change"/> makes of the newest revision in its place; tried again when another write came between.</summary>
    public Written Update(ServedResource resource, string? ns, string name, WriteOptions options, Func<MapValue, MapValue> change)
    {
        while (true)
        {
            var old = store.Get(resource.Type.Id, NamespaceOf(resource, ns), name) ?? throw Refuse.NotFound(resource.Type, name);
            var before = Versions.Of(old, resource);
            var next = Placed(resource, ns, change(before));
            RefuseOthers(resource, old, next, options);
            var request = new AdmissionRequest(resource, next, before, options);
            var admitted = admission.Admit(request);
            if (Same(admitted, before))
            {
                return new(200, before, request.Warnings);
            }

            if (options.DryRun)
            {
                return new(200, WithVersion(admitted, old), request.Warnings);
            }

            if (Commit(resource, old, admitted) is { } stored)
            {
                return new(200, stored, request.Warnings);
            }
        }
    }

    /// <summary>An object that waited only for its finalizers goes with the last of them: what is answered is the object without them, under its old version.</summary>
    private MapValue? Commit(ServedResource resource, Revision old, MapValue next)
    {
        var waits = (next.At("metadata", "finalizers")?.Items ?? []).Count > 0 || (next.At("spec", "finalizers")?.Items ?? []).Count > 0 && resource.Type.Plural == "namespaces";
        if (old.IsTerminating && !waits)
        {
            return store.Remove(old, old.Value) is null ? null : WithVersion(next, old);
        }

        var (type, kept) = Versions.ToStorage(next, resource);
        return store.Put(type, kept, old) is { } stored ? Versions.Of(stored, resource) : null;
    }

    private static MapValue WithVersion(MapValue value, Revision revision) => value.With(["metadata", "resourceVersion"], revision.Version.ToString());

    private static void RefuseOthers(ServedResource resource, Revision old, MapValue next, WriteOptions options)
    {
        var asked = next.At("metadata", "resourceVersion")?.Text;
        if (string.IsNullOrEmpty(asked) && options.Verb == WriteVerb.Update && (resource.IsCustom || resource.Type.Group == "apiextensions.k8s.io"))
        {
            throw Refuse.Invalid(resource.Type with { Kind = resource.Type.Plural }, old.Name,
                [new(FieldPath.Of("metadata", "resourceVersion"), FieldErrorKind.FieldValueInvalid, "Invalid value: 0: must be specified for an update")]);
        }

        if (!string.IsNullOrEmpty(asked) && asked != old.Version.ToString())
        {
            throw Refuse.Modified(resource.Type, old.Name);
        }

        if (options.Verb == WriteVerb.Update && next.At("metadata", "uid")?.Text is { Length: > 0 } uid && uid != old.Uid)
        {
            throw Refuse.Conflict(resource.Type, old.Name,
                $"StorageError: invalid object, Code: 4, Key: {KeyOf(resource, old)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: {uid}, UID in object meta: {old.Uid}");
        }
    }

    /// <summary>Where etcd would keep it.</summary>
    private static string KeyOf(ServedResource resource, Revision old) =>
        "/registry/" + string.Join('/', new[] { resource.IsCustom ? resource.Type.Group : "", resource.Type.Plural, old.Namespace, old.Name }.Where(part => part.Length > 0));

    /// <summary>Kind and apiVersion come first, so that lists can leave them out without reading the object.</summary>
    private static MapValue Placed(ServedResource resource, string? ns, MapValue value)
    {
        var metadata = value["metadata"] is null or NullValue ? MapValue.Empty : value["metadata"]!;
        if (metadata is MapValue map)
        {
            metadata = resource.Type.Namespaced ? map.With("namespace", ns!) : map.Without("namespace");
        }

        return new(
        [
            new("kind", resource.IsCustom && value["kind"]?.Text is { Length: > 0 } kind ? kind : resource.Type.Kind), new("apiVersion", resource.Type.ApiVersion), new("metadata", metadata),
            .. value.Pairs.Where(pair => pair.Key is not ("kind" or "apiVersion" or "metadata")),
        ]);
    }

    private static bool Same(MapValue next, MapValue old) => next.Without("metadata", "resourceVersion").Equals(old.Without("metadata", "resourceVersion"));

    private static string? NamespaceOf(ServedResource resource, string? ns) => resource.Type.Namespaced ? ns : null;
}

using Portal.Sandbox.Admission;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Creates and replaces objects: admission, then the store. Everything that writes, over HTTP or in the process, comes through here.</summary>
internal sealed class ObjectWriter(ObjectStore store, AdmissionChain admission)
{
    public Written Create(ServedResource resource, string? ns, MapValue sent, WriteOptions options)
    {
        if (!string.IsNullOrEmpty(sent.At("metadata", "resourceVersion")?.Text))
        {
            throw Refuse.BadRequest("resourceVersion should not be set on objects to be created");
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

        var stored = store.Put(resource.Type, admitted, null) ?? throw Refuse.AlreadyExists(resource.Type, name);
        return new(201, stored.Value, request.Warnings);
    }

    /// <summary>Puts what <paramref name="change"/> makes of the newest revision in its place; tried again when another write came between.</summary>
    public Written Update(ServedResource resource, string? ns, string name, WriteOptions options, Func<MapValue, MapValue> change)
    {
        while (true)
        {
            var old = store.Get(resource.Type.Id, NamespaceOf(resource, ns), name) ?? throw Refuse.NotFound(resource.Type, name);
            var next = Placed(resource, ns, change(Versions.Of(old, resource)));
            RefuseOthers(resource, old, next, name);
            var request = new AdmissionRequest(resource, next, old.Value, options);
            var admitted = admission.Admit(request);
            if (options.DryRun || Same(admitted, old.Value))
            {
                return new(200, options.DryRun ? admitted : old.Value, request.Warnings);
            }

            if (Commit(resource, old, admitted) is { } stored)
            {
                return new(200, stored.Value, request.Warnings);
            }
        }
    }

    /// <summary>An object that waited only for its finalizers goes with the last of them.</summary>
    private Revision? Commit(ServedResource resource, Revision old, MapValue next)
    {
        var gone = old.IsTerminating && (next.At("metadata", "finalizers")?.Items ?? []).Count == 0;
        return gone ? store.Remove(old, next) : store.Put(resource.Type, next, old);
    }

    private static void RefuseOthers(ServedResource resource, Revision old, MapValue next, string name)
    {
        var asked = next.At("metadata", "resourceVersion")?.Text;
        if (!string.IsNullOrEmpty(asked) && asked != old.Version.ToString())
        {
            throw Refuse.Modified(resource.Type, name);
        }

        if (next.At("metadata", "uid")?.Text is { Length: > 0 } uid && uid != old.Uid)
        {
            throw Refuse.Conflict(resource.Type, name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {old.Uid}");
        }
    }

    private static MapValue Placed(ServedResource resource, string? ns, MapValue value)
    {
        var placed = resource.Type.Namespaced ? value.With(["metadata", "namespace"], ns!) : value.With("metadata", (value["metadata"] as MapValue ?? MapValue.Empty).Without("namespace"));
        return placed.With("apiVersion", resource.Type.ApiVersion).With("kind", resource.Type.Kind);
    }

    private static bool Same(MapValue next, MapValue old) => next.Without("metadata", "resourceVersion").Equals(old.Without("metadata", "resourceVersion"));

    private static string? NamespaceOf(ServedResource resource, string? ns) => resource.Type.Namespaced ? ns : null;
}

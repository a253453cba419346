using Portal.Sandbox.Admission;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Deletes objects: at once, or marked for deletion until the last finalizer is gone.</summary>
internal sealed class ObjectRemover(ObjectStore store, TimeProvider time)
{
    private const string Foreground = "foregroundDeletion";

    /// <param name="options">A meta/v1 DeleteOptions, empty where none was sent.</param>
    public Removed Delete(ServedResource resource, string? ns, string name, MapValue options, bool dryRun)
    {
        while (true)
        {
            var old = store.Get(resource.Type.Id, resource.Type.Namespaced ? ns : null, name) ?? throw Refuse.NotFound(resource.Type, name);
            CheckPreconditions(resource, old, options);
            var finalizers = Finalizers(old, options["propagationPolicy"]?.Text);
            if (dryRun || (old.IsTerminating && finalizers.Count > 0))
            {
                return new(old.Value, finalizers.Count == 0);
            }

            var result = finalizers.Count == 0 ? store.Remove(old, old.Value) : store.Put(resource.Type, Marked(old.Value, finalizers), old);
            if (result is not null)
            {
                return new(result.Value, finalizers.Count == 0);
            }
        }
    }

    private static ListValue FinalizersOf(Revision old) => old.Value.At("metadata", "finalizers") as ListValue ?? ListValue.Empty;

    private static List<Value> Finalizers(Revision old, string? policy)
    {
        List<Value> finalizers = [.. FinalizersOf(old)];
        if (policy == "Foreground" && !finalizers.Contains(Foreground))
        {
            finalizers.Add(Foreground);
        }

        if (old.Value.At("spec", "finalizers") is ListValue { Elements.Count: > 0 } spec)
        {
            finalizers.AddRange(spec);
        }

        return finalizers;
    }

    private MapValue Marked(MapValue value, List<Value> finalizers)
    {
        var own = finalizers.Where(name => name.Text != "kubernetes").ToList();
        var marked = value.With(["metadata", "deletionTimestamp"], MetadataStep.Timestamp(time)).With(["metadata", "deletionGracePeriodSeconds"], 0);
        marked = own.Count == 0 ? marked : marked.With(["metadata", "finalizers"], new ListValue(own));
        return marked["kind"]?.Text == "Namespace" ? marked.With(["status", "phase"], "Terminating") : marked;
    }

    private static void CheckPreconditions(ServedResource resource, Revision old, MapValue options)
    {
        if (options.At("preconditions", "uid")?.Text is { } uid && uid != old.Uid)
        {
            throw Refuse.Conflict(resource.Type, old.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {old.Uid}");
        }

        if (options.At("preconditions", "resourceVersion")?.Text is { } version && version != old.Version.ToString())
        {
            throw Refuse.Conflict(resource.Type, old.Name, $"Precondition failed: ResourceVersion in precondition: {version}, ResourceVersion in object meta: {old.Version}");
        }
    }
}

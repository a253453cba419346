using Portal.Sandbox.Admission;
using Portal.Sandbox.Definitions;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Deletes objects: at once, or marked for deletion until the last finalizer is gone.</summary>
internal sealed class ObjectRemover(ObjectStore store, TimeProvider time)
{
    private const string Foreground = "foregroundDeletion";
    private const string Orphan = "orphan";

    /// <summary>Refuses, as a validating webhook does, by throwing. It is told the propagation policy; null in a dry run.</summary>
    public Action<Revision, string?>? Guard { get; init; }

    /// <param name="options">A meta/v1 DeleteOptions, empty where none was sent.</param>
    public Removed Delete(ServedResource resource, string? ns, string name, MapValue options, bool dryRun)
    {
        while (true)
        {
            var old = store.Get(resource.Type.Id, resource.Type.Namespaced ? ns : null, name) ?? throw Refuse.NotFound(resource.Type, name);
            CheckPreconditions(resource, old, options);
            Guard?.Invoke(old, dryRun ? null : options["propagationPolicy"]?.Text ?? "Background");
            if (resource.Type.Plural == "namespaces" && name is "default" or "kube-system" or "kube-public")
            {
                throw Refuse.Forbidden(resource.Type, name, "this namespace may not be deleted");
            }

            var finalizers = Finalizers(resource, old, options);
            var grace = Grace(resource, old, options);
            var waits = grace > 0 || finalizers.Count > 0 || (old.Value.At("spec", "finalizers")?.Items ?? []).Count > 0 && resource.Type.Plural == "namespaces";
            var marked = waits ? Marked(resource, old.Value, finalizers, grace) : old.Value;
            if (dryRun || (waits && old.IsTerminating && marked.Equals(old.Value)))
            {
                return new(dryRun ? Versions.Of(new(old.Type, old.Version, marked, []), resource) : Versions.Of(old, resource), !waits);
            }

            if ((waits ? store.Put(old.Type, marked, old) : store.Remove(old, old.Value)) is { } result)
            {
                return new(Versions.Of(result, resource), !waits);
            }
        }
    }

    private static List<Value> Finalizers(ServedResource resource, Revision old, MapValue options)
    {
        List<Value> finalizers = [.. (old.Value.At("metadata", "finalizers")?.Items ?? [])];
        var added = options["propagationPolicy"]?.Text switch
        {
            "Foreground" => Foreground,
            "Orphan" => Orphan,
            null when options["orphanDependents"] is BoolValue { Flag: true } => Orphan,
            "Background" or null => null,
            var other => throw Refuse.InvalidOptions("DeleteOptions", "propagationPolicy", other,
                $"Unsupported value: \"{other}\": supported values: \"Background\", \"Foreground\", \"Orphan\", \"nil\""),
        };
        if (added is not null)
        {
            finalizers.RemoveAll(name => name.Text is Foreground or Orphan);
            finalizers.Add(added);
        }

        if (resource.Type.Id == BuiltInResources.CustomResourceDefinition.Id && !finalizers.Exists(name => name.Text == DefinitionController.Finalizer))
        {
            finalizers.Add(DefinitionController.Finalizer);
        }

        return finalizers;
    }

    /// <summary>The seconds that a running pod has to end; the node takes it away when it has.</summary>
    private static long Grace(ServedResource resource, Revision old, MapValue options)
    {
        if (resource.Type is not { Group: "", Plural: "pods" } || old.Value.At("spec", "nodeName") is null || old.Value.At("status", "phase")?.Text is "Succeeded" or "Failed")
        {
            return 0;
        }

        return ((options["gracePeriodSeconds"] ?? old.Value.At("spec", "terminationGracePeriodSeconds")) as NumberValue)?.AsInteger ?? 0;
    }

    private MapValue Marked(ServedResource resource, MapValue value, List<Value> finalizers, long grace)
    {
        var marked = value;
        if (value.At("metadata", "deletionTimestamp") is null)
        {
            marked = marked.With(["metadata", "deletionTimestamp"], Clock.Stamp(time.GetUtcNow() + TimeSpan.FromSeconds(grace)));
            marked = resource.Type.Plural == "namespaces" ? marked.With(["status", "phase"], "Terminating") : marked.With(["metadata", "deletionGracePeriodSeconds"], grace);
            marked = marked.At("metadata", "generation") is NumberValue { AsInteger: { } generation } ? marked.With(["metadata", "generation"], generation + 1) : marked;
        }

        return finalizers.Count == 0 ? marked : marked.With(["metadata", "finalizers"], new ListValue(finalizers));
    }

    private static void CheckPreconditions(ServedResource resource, Revision old, MapValue options)
    {
        if (options.At("preconditions", "uid")?.Text is { } uid && uid != old.Uid)
        {
            throw Refuse.PreconditionFailed(resource.Type, old.Name, $"the UID in the precondition ({uid}) does not match the UID in record ({old.Uid}). The object might have been deleted and then recreated");
        }

        if (options.At("preconditions", "resourceVersion")?.Text is { } version && version != old.Version.ToString())
        {
            throw Refuse.PreconditionFailed(resource.Type, old.Name,
                $"the ResourceVersion in the precondition ({version}) does not match the ResourceVersion in record ({old.Version}). The object might have been modified");
        }
    }
}

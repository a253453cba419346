using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>Brings the state that a journal kept back into the store: definitions first, so that the objects find their types.</summary>
internal static class Restoring
{
    public static void Run(Journal journal, ObjectStore store, ResourceRegistry registry, DefinitionRegistrar registrar)
    {
        var (objects, version) = journal.Load();
        var definitions = BuiltInResources.CustomResourceDefinition.Id;
        foreach (var kept in objects.Where(kept => kept.Plural == definitions.Plural && kept.Group == definitions.Group))
        {
            registrar.Take(EventKind.Added, RevisionOf(kept, BuiltInResources.CustomResourceDefinition));
        }

        store.Restore(objects.Select(kept => RevisionOf(kept, TypeOf(kept, registry))), version);
    }

    private static Revision RevisionOf(KeptObject kept, ResourceType type) => new(type, kept.Version, kept.Value, kept.Utf8);

    /// <summary>A version that is no longer served still has its objects.</summary>
    private static ResourceType TypeOf(KeptObject kept, ResourceRegistry registry) => registry.Find(kept.Group, kept.ApiVersion, kept.Plural)?.Type
        ?? new(kept.Group, kept.ApiVersion, kept.Kind, kept.Plural, kept.Value["metadata"]?["namespace"] is not null);
}

using System.Collections.Immutable;
using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>Every resource that is served, built-in and custom. Readers see one consistent state; the store's writer swaps it when a CRD changes.</summary>
internal sealed class ResourceRegistry
{
    private volatile State _state = State.Of(BuiltInResources.All.Select(type => new ServedResource(type, null, [], type.Version, null)));

    public IReadOnlyCollection<ServedResource> All => _state.All;

    public ServedResource? Find(string group, string version, string plural) => _state.ByPath.GetValueOrDefault((group, version, plural));

    public ServedResource? FindKind(string apiVersion, string kind) => _state.ByKind.GetValueOrDefault((apiVersion, kind));

    /// <summary>Takes what a CRD served before away and puts what it serves now in its place.</summary>
    public void Replace(string group, string plural, IEnumerable<ServedResource> served) =>
        _state = State.Of([.. _state.All.Where(resource => resource.Type.Group != group || resource.Type.Plural != plural), .. served]);

    private sealed record State(
        ImmutableArray<ServedResource> All,
        ImmutableDictionary<(string, string, string), ServedResource> ByPath,
        ImmutableDictionary<(string, string), ServedResource> ByKind)
    {
        public static State Of(IEnumerable<ServedResource> resources)
        {
            var all = resources.ToImmutableArray();
            return new(
                all,
                all.ToImmutableDictionary(resource => (resource.Type.Group, resource.Type.Version, resource.Type.Plural)),
                all.DistinctBy(resource => (resource.Type.ApiVersion, resource.Type.Kind)).ToImmutableDictionary(resource => (resource.Type.ApiVersion, resource.Type.Kind)));
        }
    }
}

using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>Lists of objects, whole or in pages at one version of the store.</summary>
internal sealed class ListReader(ObjectStore store)
{
    /// <param name="filter">What the selectors let through.</param>
    /// <param name="isFiltered">Whether there are selectors: then nobody counts what is left.</param>
    public ListPage Read(ServedResource resource, string? ns, Func<Revision, bool> filter, bool isFiltered, ListQuery query)
    {
        var from = query.Continue.Length > 0 ? Started(query) : null;
        var listing = from is null ? Fresh(resource, ns, query) : store.ListAt(resource.Type.Id, ns, from.Version) ?? throw Refuse.Expired(
            "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.");
        var rest = from is null ? listing : listing.After(from.After);
        var version = listing.Version;
        var fitting = isFiltered ? rest.Objects.Where(filter) : rest.Objects;
        var limit = query.Version == "0" ? 0 : (int)Math.Min(query.Limit, int.MaxValue - 1);
        if (limit == 0)
        {
            return new([.. fitting], version, null, null);
        }

        var window = fitting.Take(limit + 1).ToList();
        return window.Count <= limit
            ? new(window, version, null, null)
            : new(window[..limit], version, new ContinueToken(version, window[limit - 1].Key).ToString(), isFiltered ? null : rest.Count - limit);
    }

    private static ContinueToken Started(ListQuery query) => query.Version is "" or "0"
        ? ContinueToken.Parse(query.Continue)
        : throw Refuse.BadRequest("specifying resource version is not allowed when using continue");

    private Listing Fresh(ServedResource resource, string? ns, ListQuery query)
    {
        if (query.Version is "" or "0")
        {
            return store.List(resource.Type.Id, ns);
        }

        var asked = ResourceVersions.Parse(query.Version) ?? throw Refuse.BadRequest($"invalid resource version: {ResourceVersions.Wrong(query.Version)}");
        if (asked > store.Version)
        {
            throw ResourceVersions.TooLarge(asked, store.Version);
        }

        var isExact = query.Match == "Exact" || query is { Match: "", Limit: > 0 };
        return isExact
            ? store.ListAt(resource.Type.Id, ns, asked) ?? throw Refuse.Expired("The resourceVersion for the provided list is too old.")
            : store.List(resource.Type.Id, ns);
    }
}

using Portal.Identity;

namespace Portal.Shell;

/// <summary>The portal's own pages.</summary>
internal sealed class PageSource : ISearchSource
{
    private static readonly SearchHit[] Open = [Page("Home", "what you own", "", "home"), Page("Catalog", "systems, components, APIs and resources", "catalog", "catalog")];

    private static readonly SearchHit[] Signed =
    [
        Page("Create", "order infrastructure", "create", "create"), Page("Orders", "what was ordered and how far it is", "create/tasks", "orders"),
        Page("Infrastructure", "everything that runs", "infrastructure", "infrastructure"),
        Page("Catalog graph", "how everything is related", "catalog-graph", "link"),
        Page("Platform", "the API server and the offerings", "platform", "platform"), Page("Notifications", "what became ready or failed", "notifications", "bell"),
        Page("Settings", "theme, density, who you are", "settings", "settings"),
    ];

    public int Order => 0;

    public ValueTask<IEnumerable<SearchHit>> OfferAsync(Caller caller, CancellationToken token) => new(caller.IsGuest ? Open : [.. Open, .. Signed]);

    private static SearchHit Page(string title, string detail, string href, string icon) => new("Pages", title, detail, href, icon);
}

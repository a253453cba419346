using Portal.Catalog;
using Portal.Identity;

namespace Portal.Orders;

/// <summary>What the catalogue offers a person who orders: the applications that it can be for and the teams that can own it.</summary>
public sealed record OrderContext(IReadOnlyList<Application> Applications, IReadOnlyList<string> Owners)
{
    private const int MostApplications = 500;

    /// <param name="wanted">An application that is offered whoever owns it: the one whose page the person came from.</param>
    public static OrderContext Of(CatalogIndex catalog, Caller caller, bool isPlatform, string? wanted)
    {
        var reference = EntityRef.Parse(wanted)?.Text;
        var all = catalog.Entities.Where(entity => entity.Ref.Kind == "component").Select(entity => Application.Of(entity, caller)).ToList();
        var found = reference is not null && catalog.Find(EntityRef.Parse(reference)!) is { } entity ? Application.Of(entity, caller) : null;
        List<Application> applications = [.. all.Where(application => application.IsOwn || isPlatform || application.Reference == reference).Take(MostApplications)];
        if (found is not null && !applications.Contains(found))
        {
            applications.Insert(0, found);
        }

        return new(
            [.. applications.OrderByDescending(application => application.IsOwn).ThenBy(application => application.Title, StringComparer.OrdinalIgnoreCase)],
            OwnersFor(catalog, caller, isPlatform));
    }

    public Application? Find(string? reference) => EntityRef.Parse(reference) is { } wanted ? Applications.FirstOrDefault(one => one.Reference == wanted.Text) : null;

    private static IReadOnlyList<string> OwnersFor(CatalogIndex catalog, Caller caller, bool isPlatform)
    {
        var groups = caller.Groups.Where(group => !group.Contains(':', StringComparison.Ordinal)).Select(group => EntityRef.Of("group", EntityRef.DefaultNamespace, group).Text);
        var known = isPlatform ? catalog.Entities.Where(entity => entity.Ref.Kind == "group").Select(entity => entity.Ref.Text) : [];
        return [.. groups.Concat(known.Order(StringComparer.Ordinal)).Distinct()];
    }
}

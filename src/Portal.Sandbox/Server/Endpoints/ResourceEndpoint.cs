using Portal.Sandbox.Authorization;
using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>The verbs on stored resources; knows no kind but for the subresources that some have.</summary>
internal sealed class ResourceEndpoint(
    ResourceRegistry registry, ObjectStore store, ListReader lists, WatchStream watches, WriteEndpoint writes, ObjectAnswer answers, SubresourceEndpoint subresources, ReviewEndpoint reviews)
{
    public Task HandleAsync(HttpContext context, UserIdentity user, RequestInfo info)
    {
        if (ReviewKinds.All.FirstOrDefault(type => type.Group == info.Group && type.Version == info.Version && type.Plural == info.Resource) is { } review)
        {
            return reviews.HandleAsync(context, user, info, review);
        }

        var resource = registry.Find(info.Group, info.Version, info.Resource) ?? throw Missing(info);
        CheckPlace(resource, info);
        if (subresources.Knows(resource, info))
        {
            return subresources.HandleAsync(context, resource, info);
        }

        CheckSubresource(resource, info);
        return info.Verb switch
        {
            "get" => GetAsync(context, resource, info),
            "list" => ListAsync(context, resource, info),
            "watch" => WatchAsync(context, resource, info),
            _ => writes.HandleAsync(context, user, resource, info),
        };
    }

    /// <summary>A group of the server's own answers with a Status, everything else is a page that is not there.</summary>
    private RefusedException Missing(RequestInfo info) =>
        info.Group.Length == 0 || registry.All.Any(other => !other.IsCustom && other.Type.Group == info.Group && other.Type.Version == info.Version) ? Refuse.NoSuchResource() : Refuse.NoSuchPage();

    private static void CheckPlace(ServedResource resource, RequestInfo info)
    {
        var type = resource.Type;
        var isPlaced = type.Namespaced
            ? info.Namespace.Length > 0 || info.Name.Length == 0 && info.Verb is "list" or "watch" or "deletecollection"
            : info.Namespace.Length == 0 || type.Plural == "namespaces";
        if (isPlaced && !(info.IsOldWatch && resource.IsCustom))
        {
            return;
        }

        throw resource.IsCustom ? Refuse.NoSuchPage() : type.Namespaced && info.Name.Length == 0 ? Refuse.MethodNotAllowed() : Refuse.NoSuchResource();
    }

    private static void CheckSubresource(ServedResource resource, RequestInfo info)
    {
        var isKnown = info.Subresource switch
        {
            "" => true,
            "status" => resource.Type.HasStatus,
            "finalize" => resource.Type.Plural == "namespaces" && info.Verb == "update",
            _ => false,
        };
        if (!isKnown)
        {
            throw resource.IsCustom ? Refuse.NoSuchPage() : Refuse.NoSuchResource();
        }
    }

    private Task GetAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var version = context.Request.Query["resourceVersion"].ToString();
        if (version.Length > 0 && (ResourceVersions.Parse(version) ?? throw Refuse.Unexplained(ResourceVersions.Wrong(version))) is var asked && asked > store.Version)
        {
            throw ResourceVersions.TooLarge(asked, store.Version);
        }

        var found = store.Get(resource.Type.Id, resource.Type.Namespaced ? info.Namespace : null, info.Name) ?? throw Refuse.NotFound(resource.Type, info.Name);
        return answers.OneAsync(context, resource, found);
    }

    private Task ListAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var query = context.Request.Query;
        var page = lists.Read(resource, Namespace(resource, info), ListFilter.Read(query, resource), ListFilter.Is(query), ListQuery.Read(query, isWatch: false));
        return answers.ListAsync(context, resource, page);
    }

    private Task WatchAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var filter = ListFilter.Read(context.Request.Query, resource);
        bool Named(Revision found) => info.Name.Length == 0 || found.Name == info.Name;
        return watches.WriteAsync(context, resource, Namespace(resource, info), found => Named(found) && filter(found), ListQuery.Read(context.Request.Query, isWatch: true));
    }

    private static string? Namespace(ServedResource resource, RequestInfo info) => resource.Type.Namespaced && info.Namespace.Length > 0 ? info.Namespace : null;
}

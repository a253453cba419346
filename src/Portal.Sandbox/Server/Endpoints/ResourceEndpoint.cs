using Portal.Sandbox.Authorization;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The verbs on stored resources; knows no kind.</summary>
internal sealed class ResourceEndpoint(ResourceRegistry registry, ObjectStore store, ListReader lists, WatchStream watches, WriteEndpoint writes, ReviewEndpoint reviews)
{
    public Task HandleAsync(HttpContext context, UserIdentity user, RequestInfo info)
    {
        if (ReviewKinds.All.FirstOrDefault(type => type.Group == info.Group && type.Version == info.Version && type.Plural == info.Resource) is { } review)
        {
            return reviews.HandleAsync(context, user, info, review);
        }

        var resource = registry.Find(info.Group, info.Version, info.Resource) ?? throw Refuse.NoSuchResource();
        Check(resource.Type, info);
        return info.Verb switch
        {
            "get" => GetAsync(context, resource, info),
            "list" => ListAsync(context, resource, info),
            "watch" => WatchAsync(context, resource, info),
            _ => writes.HandleAsync(context, resource, info),
        };
    }

    private static void Check(ResourceType type, RequestInfo info)
    {
        var placed = type.Namespaced ? info.Namespace.Length > 0 || info.Name.Length == 0 && info.Verb is "list" or "watch" : info.Namespace.Length == 0 || type.Plural == "namespaces";
        var known = info.Subresource switch
        {
            "" => true,
            "status" => type.HasStatus,
            "finalize" => type.Plural == "namespaces",
            _ => false,
        };
        if (!placed || !known)
        {
            throw Refuse.NoSuchResource();
        }
    }

    private Task GetAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var ns = resource.Type.Namespaced ? info.Namespace : null;
        var found = store.Get(resource.Type.Id, ns, info.Name) ?? throw Refuse.NotFound(resource.Type, info.Name);
        return Answer.BytesAsync(context, 200, Versions.BytesOf(found, resource), WarningsOf(resource));
    }

    private Task ListAsync(HttpContext context, ServedResource resource, RequestInfo info) =>
        Answer.BytesAsync(context, 200, lists.Read(resource, Namespace(resource, info), ListFilter.Read(context.Request.Query, resource.Type), context.Request.Query), WarningsOf(resource));

    private Task WatchAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var filter = ListFilter.Read(context.Request.Query, resource.Type);
        bool Named(Revision found) => info.Name.Length == 0 || found.Name == info.Name;
        return watches.WriteAsync(context, resource, Namespace(resource, info), found => Named(found) && filter(found), WatchQuery.Read(context.Request.Query));
    }

    private static string? Namespace(ServedResource resource, RequestInfo info) => resource.Type.Namespaced && info.Namespace.Length > 0 ? info.Namespace : null;

    private static string[]? WarningsOf(ServedResource resource) => resource.Warning is null ? null : [resource.Warning];
}

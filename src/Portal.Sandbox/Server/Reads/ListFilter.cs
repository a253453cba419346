using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>What the labelSelector and fieldSelector of a query let through.</summary>
internal static class ListFilter
{
    public static Func<Revision, bool> Read(IQueryCollection query, ServedResource resource)
    {
        var labels = query["labelSelector"].ToString() is { Length: > 0 } text ? LabelSelector.Parse(text) : null;
        var fields = query["fieldSelector"].ToString() is { Length: > 0 } fieldText ? FieldSelector.Parse(fieldText, resource) : null;
        return found => (labels?.Matches(found.Value.At("metadata", "labels")) ?? true) && (fields?.Invoke(found.Value) ?? true);
    }

    public static bool Is(IQueryCollection query) => query["labelSelector"].ToString().Length > 0 || query["fieldSelector"].ToString().Length > 0;
}

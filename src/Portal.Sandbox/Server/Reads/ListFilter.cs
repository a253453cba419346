using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>What the labelSelector and fieldSelector of a query let through.</summary>
internal static class ListFilter
{
    public static Func<Revision, bool> Read(IQueryCollection query, ResourceType type)
    {
        var labels = query["labelSelector"].ToString() is { Length: > 0 } text ? LabelSelector.Parse(text) : null;
        var fields = query["fieldSelector"].ToString() is { Length: > 0 } fieldText ? FieldSelector.Parse(fieldText, type) : null;
        return found => (labels?.Matches(found.Value.At("metadata", "labels")) ?? true) && (fields?.Invoke(found.Value) ?? true);
    }
}

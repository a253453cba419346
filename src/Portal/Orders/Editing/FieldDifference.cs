using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>The smallest places in which two objects differ; lists count as wholes. Pure.</summary>
public static class FieldDifference
{
    public static IReadOnlyList<FieldPath> Between(Value? before, Value? after, FieldPath path)
    {
        if (before is null || after is null)
        {
            return before is null && after is null ? [] : [path];
        }

        if (before is not MapValue one || after is not MapValue other)
        {
            return before.Equals(after) ? [] : [path];
        }

        return [.. one.Keys.Union(other.Keys, StringComparer.Ordinal).SelectMany(key => Between(one[key], other[key], path.Property(key)))];
    }
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>JSON merge patch (RFC 7386).</summary>
internal static class MergePatch
{
    public static Value Apply(Value? target, Value patch)
    {
        if (patch is not MapValue changes)
        {
            return patch;
        }

        var result = target as MapValue ?? MapValue.Empty;
        foreach (var (key, change) in changes.Pairs)
        {
            result = change is NullValue ? result.Without(key) : result.With(key, Apply(result[key], change));
        }

        return result;
    }
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

internal static class MapValueExtensions
{
    /// <summary>The map with the member set, or without it where there is no value.</summary>
    public static MapValue WithOrWithout(this MapValue map, string key, Value? value) => value is null ? map.Without(key) : map.With(key, value);
}

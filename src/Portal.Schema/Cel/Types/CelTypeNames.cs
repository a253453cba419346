namespace Portal.Schema.Cel;

/// <summary>The types that an expression may name, as in <c>type(x) == string</c>.</summary>
internal static class CelTypeNames
{
    private static readonly Dictionary<string, CelType> All = new(StringComparer.Ordinal)
    {
        ["bool"] = CelType.Bool,
        ["int"] = CelType.Int,
        ["uint"] = CelType.UInt,
        ["double"] = CelType.Double,
        ["string"] = CelType.String,
        ["bytes"] = CelType.Bytes,
        ["dyn"] = CelType.Dyn,
        ["null_type"] = CelType.Null,
        ["list"] = CelType.List(CelType.Dyn),
        ["map"] = CelType.Map(CelType.Dyn, CelType.Dyn),
        ["type"] = CelType.OfType(CelType.Dyn),
        ["optional_type"] = CelType.Optional(CelType.Dyn),
        ["google.protobuf.Timestamp"] = CelType.Timestamp,
        ["google.protobuf.Duration"] = CelType.Duration,
        ["net.IP"] = CelType.Opaque("net.IP"),
        ["net.CIDR"] = CelType.Opaque("net.CIDR"),
        ["kubernetes.URL"] = CelType.Opaque("kubernetes.URL"),
        ["kubernetes.Quantity"] = CelType.Opaque("kubernetes.Quantity"),
        ["kubernetes.Semver"] = CelType.Opaque("kubernetes.Semver"),
        ["kubernetes.NamedFormat"] = CelType.Opaque("kubernetes.NamedFormat"),
    };

    public static CelType? Find(string name) => All.GetValueOrDefault(name);
}

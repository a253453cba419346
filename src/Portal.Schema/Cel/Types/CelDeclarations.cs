using System.Runtime.CompilerServices;
using System.Text;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Cel;

/// <summary>
/// From structural schemas to declared types (apiserver's cel/common: schemas). What has no schema (fields under preserve-unknown-fields, lists without items) has no type and cannot be named.
/// Lengths that the schema leaves open are those that fit into one request of 3 MiB.
/// </summary>
internal static class CelDeclarations
{
    public const long MostBytes = 3 * 1024 * 1024;
    private const long NumberSize = 1;
    private const long BoolSize = 4;
    private const long StringSize = 2;
    private static readonly ConditionalWeakTable<StructuralSchema, Lazy<CelDeclaration?>> Inner = [];
    private static readonly ConditionalWeakTable<StructuralSchema, Lazy<CelDeclaration?>> Roots = [];

    /// <summary>The type of a schema, null where expressions cannot see such values.</summary>
    /// <param name="isRoot">Whether these are whole resources: they have apiVersion, kind and a name in any case.</param>
    public static CelDeclaration? Of(StructuralSchema schema, bool isRoot) =>
        (isRoot ? Roots : Inner).GetValue(schema, key => new(() => Make(isRoot ? CelResources.Of(key) : key))).Value;

    private static CelDeclaration? Make(StructuralSchema schema) => schema switch
    {
        { IntOrString: true } => new(CelType.Dyn, schema.Constraints.MaxLength is { } most ? Most(most) * 4 : MostBytes - 2, NumberSize),
        { Type: "array", Items: { } items } => Of(items, items.EmbeddedResource) is { } item ? List(schema, item) : null,
        { Type: "object", AdditionalProperties: { Type: null, IntOrString: false, PreserveUnknownFields: false } } => Object(schema),
        { Type: "object", AdditionalProperties: { } values } => Of(values, values.EmbeddedResource) is { } value ? Map(schema, value) : null,
        { Type: "object" } => Object(schema),
        { Type: "string" } => Text(schema),
        { Type: "boolean" } => new(CelType.Bool, 0, BoolSize),
        { Type: "number" } => new(CelType.Double, 0, NumberSize),
        { Type: "integer" } => new(CelType.Int, 0, NumberSize),
        _ => null,
    };

    private static CelDeclaration List(StructuralSchema schema, CelDeclaration item) => new(
        CelType.List(item.Type), schema.Constraints.MaxItems is { } most ? Most(most) : (MostBytes - 2) / (item.LeastSize + 1), 2, item);

    private static CelDeclaration Map(StructuralSchema schema, CelDeclaration value) => new(
        CelType.Map(CelType.String, value.Type), schema.Constraints.MaxProperties is { } most ? Most(most) : (MostBytes - 2) / (value.LeastSize + 6), 2,
        value, new(CelType.String, 0, StringSize));

    private static CelDeclaration Object(StructuralSchema schema)
    {
        var fields = new Dictionary<string, CelDeclaration>(StringComparer.Ordinal);
        long least = 2;
        foreach (var (name, child) in schema.Properties)
        {
            if (Of(child, child.EmbeddedResource) is not { } field)
            {
                continue;
            }

            if (CelNames.Escaped(name) is { } escaped)
            {
                fields[escaped] = field;
            }

            if (child.Default is null && schema.Required.Contains(name))
            {
                least += Encoding.UTF8.GetByteCount(name) + field.LeastSize + 4;
            }
        }

        var declaration = new CelDeclaration(CelType.Dyn, 0, least) { Fields = fields };
        return declaration with { Type = CelType.Object($"selfType{RuntimeHelpers.GetHashCode(fields)}", declaration) };
    }

    private static CelDeclaration Text(StructuralSchema schema)
    {
        var most = schema.Constraints.MaxLength;
        return schema.Format switch
        {
            "byte" => new(CelType.Bytes, most is { } bytes ? Most(bytes) : MostBytes - 2, StringSize),
            "duration" => new(CelType.Duration, 32, 3),
            "date" => new(CelType.Timestamp, 12, 12),
            "date-time" => new(CelType.Timestamp, 32, 21),
            _ => new(CelType.String, most is { } characters ? Most(characters) * 4 : Longest(schema.Constraints.Enum) ?? MostBytes - 2, StringSize),
        };
    }

    private static long? Longest(IReadOnlyList<Value>? options) => options is { Count: > 0 } ? options.Max(option => (long)Encoding.UTF8.GetByteCount(option.Text ?? "")) : null;

    private static long Most(long limit) => Math.Clamp(limit, 0, long.MaxValue / 4);
}

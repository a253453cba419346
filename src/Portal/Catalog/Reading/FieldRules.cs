using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>Checks of single members; each gives the faults it finds.</summary>
internal static class FieldRules
{
    public static IEnumerable<EntityFault> Text(FaultStage stage, Value map, string pointer, string name, bool required = false, bool mayBeEmpty = false)
    {
        var here = $"{pointer}/{name}";
        return map[name] switch
        {
            null => Absent(stage, pointer, name, required),
            StringValue { Content: "" } when !mayBeEmpty => [EntityFault.Empty(stage, here)],
            StringValue => [],
            _ => [EntityFault.WrongType(stage, here, "string")],
        };
    }

    public static IEnumerable<EntityFault> Texts(FaultStage stage, Value map, string pointer, string name, bool required = false)
    {
        var here = $"{pointer}/{name}";
        return map[name] switch
        {
            null => Absent(stage, pointer, name, required),
            ListValue list => list.Elements.SelectMany((item, at) => Item(stage, item, $"{here}/{at}")),
            _ => [EntityFault.WrongType(stage, here, "array")],
        };
    }

    public static IEnumerable<EntityFault> TextMap(FaultStage stage, Value map, string pointer, string name)
    {
        var here = $"{pointer}/{name}";
        return map[name] switch
        {
            null => [],
            MapValue members => members.Where(pair => pair.Value is not StringValue).Select(pair => EntityFault.WrongType(stage, $"{here}/{pair.Key}", "string")),
            _ => [EntityFault.WrongType(stage, here, "object")],
        };
    }

    public static IEnumerable<EntityFault> Map(FaultStage stage, Value map, string pointer, string name, bool required = false) => map[name] switch
    {
        null => Absent(stage, pointer, name, required),
        MapValue => [],
        _ => [EntityFault.WrongType(stage, $"{pointer}/{name}", "object")],
    };

    public static IEnumerable<EntityFault> List(FaultStage stage, Value map, string pointer, string name, bool required = false) => map[name] switch
    {
        null => Absent(stage, pointer, name, required),
        ListValue => [],
        _ => [EntityFault.WrongType(stage, $"{pointer}/{name}", "array")],
    };

    private static IEnumerable<EntityFault> Absent(FaultStage stage, string pointer, string name, bool required) =>
        required ? [EntityFault.Missing(stage, pointer, name)] : [];

    private static IEnumerable<EntityFault> Item(FaultStage stage, Value item, string pointer) => item switch
    {
        StringValue { Content: "" } => [EntityFault.Empty(stage, pointer)],
        StringValue => [],
        _ => [EntityFault.WrongType(stage, pointer, "string")],
    };
}

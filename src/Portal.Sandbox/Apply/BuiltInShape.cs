using Portal.Sandbox.BuiltIn;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>The shape of a built-in kind's field, by the name of the field: built-in kinds use the same names for the same things.</summary>
/// <param name="Type">Its type; null where that does not matter.</param>
internal sealed record BuiltInShape(string Name, string Parent, FieldType? Type = null) : FieldShape
{
    private static readonly Dictionary<string, string[]> KeysByName = new(StringComparer.Ordinal)
    {
        ["containers"] = ["name"],
        ["initContainers"] = ["name"],
        ["ephemeralContainers"] = ["name"],
        ["volumes"] = ["name"],
        ["env"] = ["name"],
        ["volumeMounts"] = ["mountPath"],
        ["volumeDevices"] = ["devicePath"],
        ["imagePullSecrets"] = ["name"],
        ["secrets"] = ["name"],
        ["ownerReferences"] = ["uid"],
        ["conditions"] = ["type"],
        ["hostAliases"] = ["ip"],
        ["topologySpreadConstraints"] = ["topologyKey", "whenUnsatisfiable"],
        ["webhooks"] = ["name"],
    };

    public static BuiltInShape Root { get; } = new("", "");

    /// <summary>That of every object.</summary>
    public static BuiltInShape Metadata { get; } = new("metadata", "", FieldType.Parse("ObjectMeta"));

    public static BuiltInShape RootOf(ResourceType type) => KindTypes.RootOf(type) is { } structure ? Root with { Type = FieldType.Parse(structure) } : Root;

    public override bool IsSet => Name == "finalizers";

    public override IReadOnlyList<string> Keys => Name switch
    {
        "ports" when Parent == "containers" => ["containerPort", "protocol"],
        "ports" when Parent == "spec" => ["port", "protocol"],
        _ => KeysByName.GetValueOrDefault(Name) ?? [],
    };

    public override Value? KeyDefault(string key) => key == "protocol" ? "TCP" : null;

    public override FieldShape Item => new BuiltInShape("", Name, Type?.Form == FieldForm.List ? Type.Item : null);

    public override bool IsAtomic(bool list) => list
        ? !IsSet && Keys.Count == 0
        : Name is "selector" or "nodeSelector" or "secretKeyRef" or "configMapKeyRef" or "fieldRef" or "resourceFieldRef" or "roleRef" or "involvedObject";

    public override FieldShape Member(string name) => new BuiltInShape(name, Name.Length == 0 ? Parent : Name, Type?.Form switch
    {
        FieldForm.Structure => KindTypes.Fields(Type.Name).GetValueOrDefault(name),
        FieldForm.Map => Type.Item,
        _ => null,
    });

    public override bool Knows(string name) => Type is not { Form: FieldForm.Structure } || KindTypes.Fields(Type.Name).ContainsKey(name);

    public override string? JsonType => Type switch
    {
        null => null,
        { Form: FieldForm.List } => "array",
        { Form: FieldForm.Map or FieldForm.Structure } => "object",
        { Name: "int32" or "int64" } => "integer",
        { Name: "string" or "boolean" or "number" } => Type.Name,
        { Name: "time" or "microTime" or "bytes" } => "string",
        _ => null,
    };
}

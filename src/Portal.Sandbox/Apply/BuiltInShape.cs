using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>The shape of a built-in kind's field, by the name of the field: built-in kinds use the same names for the same things.</summary>
internal sealed record BuiltInShape(string Name, string Parent) : FieldShape
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

    public override bool IsSet => Name == "finalizers";

    public override IReadOnlyList<string> Keys => Name switch
    {
        "ports" when Parent == "containers" => ["containerPort", "protocol"],
        "ports" when Parent == "spec" => ["port", "protocol"],
        _ => KeysByName.GetValueOrDefault(Name) ?? [],
    };

    public override Value? KeyDefault(string key) => key == "protocol" ? "TCP" : null;

    public override FieldShape Item => new BuiltInShape("", Name);

    public override bool IsAtomic(bool list) => list
        ? !IsSet && Keys.Count == 0
        : Name is "selector" or "nodeSelector" or "secretKeyRef" or "configMapKeyRef" or "fieldRef" or "resourceFieldRef" or "roleRef" or "involvedObject";

    public override FieldShape Member(string name) => new BuiltInShape(name, Name.Length == 0 ? Parent : Name);

    public override bool Knows(string name) => true;
}

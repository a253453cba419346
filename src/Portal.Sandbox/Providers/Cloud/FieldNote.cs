namespace Portal.Sandbox.Providers.Cloud;

/// <summary>A field of forProvider as the files of kinds note it: <c>name:type</c>, of references <c>name:ref(Kind.group)</c>.</summary>
/// <param name="Type">text, number, flag, map, list, any, embedded, secret, ref or refs.</param>
/// <param name="Target">The kind and group that a reference means; null for the others.</param>
internal sealed record FieldNote(string Name, string Type, (string Kind, string Group)? Target)
{
    public bool IsReference => Target is not null;

    public bool IsList => Type == "refs";

    /// <summary>vpcId gives vpcIdRef, subnetIds gives subnetIdRefs.</summary>
    public string ReferenceName => IsList ? Singular + "Refs" : Name + "Ref";

    public string SelectorName => Singular + "Selector";

    private string Singular => IsList && Name.EndsWith('s') ? Name[..^1] : Name;

    public static IReadOnlyList<FieldNote> Read(string? notes) =>
        [.. (notes ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(One)];

    private static FieldNote One(string note)
    {
        var (name, type) = note.Split(':', 2) is [var left, var right] ? (left, right) : (note, "text");
        return type.Split('(', ')') is [var kind, var target, ..] && target.Split('.', 2) is [var named, var group]
            ? new(name, kind, (named, group))
            : new(name, type, null);
    }
}

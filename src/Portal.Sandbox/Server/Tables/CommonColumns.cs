using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The columns that most Tables have.</summary>
internal static class CommonColumns
{
    public const string AgeText =
        "CreationTimestamp is a timestamp representing the server time when this object was created. It is not guaranteed to be set in happens-before order across separate operations. "
        + "Clients may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by the system. Read-only. Null for lists. "
        + "More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata";

    private const string NameText =
        "Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically. "
        + "Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. "
        + "More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names";

    public static TableColumn Name { get; } = new("Name", "string", NameText, (value, _) => value.At("metadata", "name") ?? Value.Null) { Format = "name" };

    /// <summary>The age of built-in kinds.</summary>
    public static TableColumn Age { get; } = new("Age", "string", AgeText, (value, now) => Ages.Since(value.At("metadata", "creationTimestamp"), now));

    /// <summary>The age of custom resources that define no columns.</summary>
    public static TableColumn CustomAge { get; } = Age with { Type = "date" };

    public static TableColumn CreatedAt { get; } = new("Created At", "date", AgeText, (value, _) => value.At("metadata", "creationTimestamp") ?? Value.Null);
}

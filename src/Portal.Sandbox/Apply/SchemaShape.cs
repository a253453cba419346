using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>The shape of a custom resource's field, from its schema. metadata is that of every object.</summary>
internal sealed record SchemaShape(StructuralSchema Schema, bool IsRoot = true) : FieldShape
{
    private static readonly StructuralSchema Untyped = new() { PreserveUnknownFields = true };

    public override bool IsSet => Schema.ListType == "set";

    public override IReadOnlyList<string> Keys => Schema.ListType == "map" ? Schema.ListMapKeys : [];

    public override Value? KeyDefault(string key) => Schema.Items?.Property(key)?.Default;

    public override FieldShape Item => new SchemaShape(Schema.Items ?? Untyped, false);

    public override bool IsAtomic(bool list) => list ? Schema.ListType is not ("set" or "map") : Schema.MapType == "atomic";

    public override FieldShape Member(string name) =>
        name == "metadata" && (IsRoot || Schema.EmbeddedResource)
            ? BuiltInShape.Metadata
            : new SchemaShape(Schema.Property(name) ?? Schema.AdditionalProperties ?? Untyped, false);

    public override string? JsonType => Schema.Type;

    public override bool Knows(string name) =>
        Schema.Property(name) is not null || Schema.AdditionalProperties is not null || Schema.PreserveUnknownFields || Schema.Type is null
        || (IsRoot || Schema.EmbeddedResource) && name is "apiVersion" or "kind" or "metadata";
}

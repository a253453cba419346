using Portal.Schema.Paths;

namespace Portal.Schema.Structure;

/// <summary>What reading a schema gave: the tree, or every reason why it is not structural.</summary>
public sealed record SchemaReading(StructuralSchema? Schema, IReadOnlyList<FieldError> Errors);

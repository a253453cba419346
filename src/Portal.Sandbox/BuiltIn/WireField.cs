namespace Portal.Sandbox.BuiltIn;

/// <summary>A field of a structure in protobuf form.</summary>
/// <param name="KeepsZero">Whether zero is a value of the field rather than its absence.</param>
internal sealed record WireField(string Name, FieldType Type, bool KeepsZero);

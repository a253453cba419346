namespace Portal.Sandbox.BuiltIn;

/// <summary>How a field of a built-in kind is made.</summary>
internal enum FieldForm
{
    Scalar,
    Structure,
    List,
    Map,
}

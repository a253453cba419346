namespace Portal.Schema.Cel;

internal enum CelTokenKind
{
    Name,
    Int,
    UInt,
    Double,
    Text,
    Bytes,
    /// <summary>A field between backquotes.</summary>
    Quoted,
    Symbol,
    End,
}

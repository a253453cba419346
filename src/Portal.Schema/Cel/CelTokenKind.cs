namespace Portal.Schema.Cel;

internal enum CelTokenKind
{
    Name,
    Int,
    UInt,
    Double,
    Text,
    Bytes,
    Symbol,
    End,
}

namespace Portal.Schema.Cel;

/// <summary>What sort of type an expression has (cel-spec, values).</summary>
internal enum CelKind
{
    Dyn,
    Error,
    Null,
    Bool,
    Int,
    UInt,
    Double,
    String,
    Bytes,
    Timestamp,
    Duration,
    List,
    Map,
    /// <summary>A type of a library, known by its name; <c>optional_type</c> is one.</summary>
    Opaque,
    /// <summary>An object with declared fields.</summary>
    Object,
    Type,
    /// <summary>A variable of an overload's signature.</summary>
    Param,
}

namespace Portal.Schema.Cel;

/// <summary>A place in the declared types that an expression reaches step by step; without a declaration the place is reached, but nothing is known of it.</summary>
internal sealed record CelPath(CelDeclaration? Here)
{
    /// <summary>How long the value there can be; null where that is not declared.</summary>
    public CelRange? Size => Here is null ? null : new(0, (ulong)Here.MostElements);

    public CelPath Field(string name) => new(Here?.Fields.GetValueOrDefault(name));

    public CelPath Element => new(Here?.Element);

    public CelPath Key => new(Here?.Key);
}

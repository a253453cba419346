namespace Portal.Schema.Cel;

/// <summary>The type that a schema gives a value, with what the server's estimates need.</summary>
/// <param name="MostElements">How long a text, list or map can be at most.</param>
/// <param name="LeastSize">Bytes of the shortest JSON of such a value.</param>
/// <param name="Element">Of a list or map.</param>
/// <param name="Key">Of a map.</param>
internal sealed record CelDeclaration(CelType Type, long MostElements, long LeastSize, CelDeclaration? Element = null, CelDeclaration? Key = null)
{
    /// <summary>Of an object, by the names that expressions use.</summary>
    public IReadOnlyDictionary<string, CelDeclaration> Fields { get; init; } = new Dictionary<string, CelDeclaration>();
}

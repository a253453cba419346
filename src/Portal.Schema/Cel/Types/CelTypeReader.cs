namespace Portal.Schema.Cel;

/// <summary>Types as <c>functions.txt</c> writes them.</summary>
internal static class CelTypeReader
{
    private static readonly Dictionary<string, CelType> Simple =
        new[] { CelType.Dyn, CelType.Bool, CelType.Int, CelType.UInt, CelType.Double, CelType.String, CelType.Bytes, CelType.Timestamp, CelType.Duration }.ToDictionary(type => type.Name, StringComparer.Ordinal);

    public static CelType Read(string text) => text switch
    {
        ['?', .. var inner] => CelType.Optional(Read(inner)),
        ['[', .. var inner, ']'] => CelType.List(Read(inner)),
        ['{', .. var inner, '}'] => CelType.Map(Read(inner[..inner.IndexOf(':', StringComparison.Ordinal)]), Read(inner[(inner.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())),
        ['t', 'y', 'p', 'e', '(', .. var inner, ')'] => CelType.OfType(Read(inner)),
        [>= 'A' and <= 'Z'] => CelType.Param(text),
        _ => Simple.GetValueOrDefault(text) ?? CelType.Opaque(text),
    };
}

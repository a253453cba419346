namespace Portal.Schema.Cel;

/// <summary>How long values are that say it themselves.</summary>
internal static class CelSizes
{
    public static CelRange? OfLiteral(CelNode node) => node switch
    {
        CelNode.Constant { Value: string text } => CelRange.Exactly((ulong)text.EnumerateRunes().Count()),
        CelNode.Constant { Value: byte[] bytes } => CelRange.Exactly((ulong)bytes.Length),
        CelNode.Constant => CelRange.One,
        CelNode.List list => CelRange.Exactly((ulong)list.Items.Count),
        CelNode.Map map => CelRange.Exactly((ulong)map.Entries.Count),
        _ => null,
    };

    /// <summary>Numbers, times and flags have the size 1, optional ones too.</summary>
    public static CelRange? OfType(CelType? type) => type switch
    {
        { Kind: CelKind.Bool or CelKind.Double or CelKind.Duration or CelKind.Int or CelKind.Timestamp or CelKind.UInt } => CelRange.One,
        { IsOptional: true } => OfType(type.Parameters[0]),
        _ => null,
    };
}

namespace Portal.Schema.Cel;

/// <summary>
/// The estimated costs of calls (cel-go's checker: cost; apiserver's cel/library: cost). Reading a text costs a tenth of its length, comparing a pattern a quarter of the pattern's;
/// whatever is not named costs 1.
/// </summary>
internal static class CelCallCosts
{
    private const double TextFactor = 0.1;
    private const double PatternFactor = 0.25;
    /// <summary>The longest pattern behind a named format (apiserver: MaxNameFormatRegexSize).</summary>
    private const double FormatPattern = 128;

    /// <param name="operands">Of a method its target first.</param>
    public static CelCallCost Of(string function, bool isMethod, IReadOnlyList<CelOperand> operands) =>
        (isMethod ? CelListCosts.Of(function, operands) ?? OfMethod(function, operands) : OfFunction(function, operands)) ?? new(CelRange.One);

    public static CelRange Read(CelRange size) => size.Times(TextFactor);

    private static CelCallCost? OfFunction(string function, IReadOnlyList<CelOperand> operands) => function switch
    {
        "_==_" or "_!=_" => new(Compared(operands)),
        "_<_" or "_<=_" or "_>_" or "_>=_" when operands[0].IsText && operands[1].IsText => new(Compared(operands)),
        "_+_" when operands[0].Type.Kind == CelKind.List => new(CelRange.One, operands[0].Size + operands[1].Size),
        "_+_" when operands[0].IsText && operands[1].IsText => new(Read(operands[0].Size + operands[1].Size), operands[0].Size + operands[1].Size),
        "@in" when operands[1].IsList => new(operands[1].Size),
        "bytes" when operands[0].Type.Kind == CelKind.String => new(Read(operands[0].Size), operands[0].Size * new CelRange(1, 4)),
        "string" when operands[0].Type.Kind == CelKind.Bytes => new(Read(operands[0].Size), new(operands[0].Size.Least / 4, operands[0].Size.Most)),
        "strings.quote" => new(Read(operands[0].Size), (operands[0].Size * new CelRange(1, 2)) + CelRange.Exactly(2)),
        "url" => new(Read(operands[0].Size)),
        "sets.contains" or "sets.intersects" => new((operands[0].Size * operands[1].Size) + CelRange.One),
        "sets.equivalent" => new((operands[0].Size * operands[1].Size).Times(2) + CelRange.One),
        "lists.range" => CelListCosts.Range(operands[0].Literal),
        _ => null,
    };

    private static CelCallCost? OfMethod(string function, IReadOnlyList<CelOperand> operands) => function switch
    {
        "startsWith" or "endsWith" => new(Read(operands[1].Size)),
        "contains" => new(Read(operands[0].Size) * Read(operands[1].Size)),
        "matches" => new(Matched(operands)),
        "find" or "findAll" => new(Matched(operands), new(0, operands[0].Size.Most)),
        "lowerAscii" or "upperAscii" or "substring" or "trim" => new(Read(operands[0].Size), operands[0].Size),
        "replace" => new(operands[0].Size.Times(2 * TextFactor), Replaced(operands[0].Size, operands[1].Size, operands[2].Size)),
        "split" => new(operands[0].Size.Times(2 * TextFactor), new(0, operands.Count > 2 && operands[2].Literal is long and >= 0 and var most ? (ulong)most : operands[0].Size.Most)),
        "format" => new(Read(operands[0].Size)),
        "indexOf" or "lastIndexOf" => new(Read(operands[0].Size)),
        "containsIP" => new(Inside(CelRange.Zero, operands[1])),
        "containsCIDR" => new(Inside(Read(new(4, 16)) + CelRange.One, operands[1])),
        "validate" => new(Read(operands[1].Size).Times(FormatPattern * PatternFactor)),
        _ => null,
    };

    /// <summary>Two texts differ after the shorter one at the latest.</summary>
    private static CelRange Compared(IReadOnlyList<CelOperand> operands)
    {
        var shorter = Math.Min(operands[0].Size.Most, operands[1].Size.Most);
        return Read(new(shorter > 0 ? 1UL : 0, shorter));
    }

    private static CelRange Matched(IReadOnlyList<CelOperand> operands) => Read(operands[0].Size + CelRange.One) * operands[1].Size.Times(PatternFactor);

    private static CelRange Inside(CelRange more, CelOperand other)
    {
        var addresses = Read(new CelRange(4, 16) + new CelRange(4, 16)) + more;
        return other.IsText ? addresses + Read(other.Size) : addresses;
    }

    /// <summary>How long a text is after parts of it were replaced: nothing is replaced everywhere, else the shortest parts by the longest ones, or the other way round.</summary>
    private static CelRange Replaced(CelRange text, CelRange old, CelRange with)
    {
        var (most, kept) = old.Least == 0 ? (CelRange.Sum(text.Most, 1), text.Most)
            : with.Most <= old.Least ? (0UL, text.Most)
            : ((ulong)Math.Ceiling(text.Most / (double)old.Least), 0UL);
        var (least, left) = old.Most == 0 ? (CelRange.Sum(text.Least, 1), text.Least)
            : old.Most <= with.Least ? (0UL, text.Least)
            : ((ulong)Math.Ceiling(text.Least / (double)old.Most), 0UL);
        return new(CelRange.Sum(CelRange.Product(least, with.Least), left), CelRange.Sum(CelRange.Product(most, with.Most), kept));
    }
}

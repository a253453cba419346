namespace Portal.Schema.Cel;

/// <summary>The estimated costs of the methods of lists (apiserver's cel/library: cost; cel-go's ext: lists).</summary>
internal static class CelListCosts
{
    /// <summary>Making a list and the call itself.</summary>
    private static readonly CelRange Made = CelRange.Exactly(11);

    public static CelCallCost? Of(string function, IReadOnlyList<CelOperand> operands)
    {
        var list = operands[0];
        if (list.Type.Kind != CelKind.List)
        {
            return null;
        }

        return function switch
        {
            "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf" => new(list.Size * (CelRange.One + ItemText(list))),
            "join" => new(CelCallCosts.Read(Joined(list, operands)), Joined(list, operands)),
            "slice" => Slice(list, operands),
            "flatten" => Flatten(list, operands),
            "reverse" => new(list.Size + Made, list.Size),
            "distinct" => new((list.Size * list.Size) + Made, list.Size),
            "sort" => new(Sorted(list.Size), list.Size),
            _ => null,
        };
    }

    public static CelCallCost Range(object? literal) => literal is long and >= 0 and var count
        ? new(CelRange.Exactly((ulong)count) + Made, CelRange.Exactly((ulong)count))
        : new(new(ulong.MaxValue, ulong.MaxValue));

    /// <summary>Copying the keys, sorting, and making the list anew.</summary>
    public static CelRange Sorted(CelRange size) => (size * new CelRange(Steps(size.Least), Steps(size.Most))).Times(0.1) + Made;

    private static ulong Steps(ulong size) => size <= 1 ? 0 : (ulong)Math.Ceiling(Math.Log2(size));

    private static CelRange ItemText(CelOperand list) => list.Type.Parameters[0].Kind is CelKind.String or CelKind.Bytes ? CelCallCosts.Read(list.ItemSize) : CelRange.Zero;

    private static CelRange Joined(CelOperand list, IReadOnlyList<CelOperand> operands)
    {
        var texts = list.Size * list.ItemSize;
        var between = new CelRange(list.Size.Least > 0 ? list.Size.Least - 1 : 0, list.Size.Most > 0 ? list.Size.Most - 1 : 0);
        return operands.Count > 1 ? texts + (operands[1].Size * between) : texts;
    }

    private static CelCallCost Slice(CelOperand list, IReadOnlyList<CelOperand> operands)
    {
        var start = operands[1].Literal is long and >= 0 and var from ? (ulong)from : 0;
        var end = operands[2].Literal is long and >= 0 and var to ? (ulong)to : list.Size.Most;
        var size = end >= start ? CelRange.Exactly(end - start) : list.Size;
        return new(size + Made, size);
    }

    private static CelCallCost Flatten(CelOperand list, IReadOnlyList<CelOperand> operands)
    {
        var depth = operands.Count < 2 ? 1 : operands[1].Literal is long and >= 0 and var levels ? (ulong)levels : 256;
        var size = depth > 1 ? list.Size * list.ItemSize * CelRange.Exactly(depth) : list.Size;
        return new(size + Made, size);
    }
}

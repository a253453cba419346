namespace Portal.Forms.Documents;

/// <summary>The one piece in which two texts differ: what stood in [From, To) of the old text is <paramref name="Insert"/> in the new one.</summary>
public sealed record TextChange(int From, int To, string Insert)
{
    /// <summary>The smallest change that makes <paramref name="after"/> of <paramref name="before"/>; null where they are equal.</summary>
    public static TextChange? Between(string before, string after)
    {
        if (before == after)
        {
            return null;
        }

        var head = before.AsSpan().CommonPrefixLength(after);
        var longest = Math.Min(before.Length, after.Length) - head;
        var tail = 0;
        while (tail < longest && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        return new(head, before.Length - tail, after[head..(after.Length - tail)]);
    }

    public string ApplyTo(string text) => string.Concat(text.AsSpan(0, From), Insert, text.AsSpan(To));
}

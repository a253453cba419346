namespace Portal.Catalog.Api;

/// <summary>Compares text by code point, as databases do with UTF-8; UTF-16's surrogates would come before some of what they are greater than.</summary>
internal static class CodePoints
{
    public static int Compare(string left, string right)
    {
        var shared = Math.Min(left.Length, right.Length);
        for (var at = 0; at < shared; at++)
        {
            if (left[at] != right[at])
            {
                return Weight(left[at]) - Weight(right[at]);
            }
        }

        return left.Length - right.Length;
    }

    private static int Weight(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}

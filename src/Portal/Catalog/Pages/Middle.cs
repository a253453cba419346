namespace Portal.Catalog;

/// <summary>Shortens names in the middle, so that both ends can be read.</summary>
internal static class Middle
{
    public static string? Of(string? text, int longest)
    {
        if (text is null || text.Length <= longest)
        {
            return text;
        }

        var tail = longest / 3;
        return $"{text[..(longest - tail - 1)]}…{text[^tail..]}";
    }
}

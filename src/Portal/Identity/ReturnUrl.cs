namespace Portal.Identity;

/// <summary>Where sign-in goes back to: a path of this portal and nothing else (threats.md row 40).</summary>
public static class ReturnUrl
{
    /// <summary>The given address if it is a local absolute path, else the start page. The path base is not part of it.</summary>
    public static string Local(string? asked)
    {
        if (string.IsNullOrEmpty(asked) || asked[0] != '/')
        {
            return "/";
        }

        var decoded = Uri.UnescapeDataString(asked);
        var foreign = decoded.Length > 1 && decoded[1] is '/' or '\\' || decoded.Any(char.IsControl) || decoded.Contains('\\', StringComparison.Ordinal);
        return foreign || asked.StartsWith("/login", StringComparison.Ordinal) ? "/" : asked;
    }
}

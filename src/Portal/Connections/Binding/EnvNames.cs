namespace Portal.Connections;

/// <summary>Names of environment variables from a prefix and the keys of a Secret.</summary>
internal static class EnvNames
{
    /// <summary><c>orders-db</c> becomes <c>ORDERS_DB_</c>.</summary>
    public static string PrefixOf(string name) => Valid(name) + "_";

    /// <summary>Upper case; what a variable's name cannot hold becomes an underscore.</summary>
    public static string Of(string prefix, string key) => prefix.Length == 0 ? Valid(key) : prefix + Letters(key);

    /// <summary>Why a prefix cannot stand before a variable's name; null where it can.</summary>
    public static string? Problem(string prefix)
    {
        if (prefix.Length == 0)
        {
            return null;
        }

        return IsStart(prefix[0]) && prefix.All(letter => IsStart(letter) || char.IsAsciiDigit(letter))
            ? null
            : "The prefix may hold letters, digits and underscores, and may not begin with a digit.";
    }

    private static string Valid(string text)
    {
        var name = Letters(text);
        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }

    private static string Letters(string text) => string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_'));

    private static bool IsStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';
}

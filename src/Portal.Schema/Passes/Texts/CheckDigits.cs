namespace Portal.Schema.Passes;

/// <summary>Numbers that check themselves.</summary>
internal static class CheckDigits
{
    public static bool IsIsbn10(string text)
    {
        var digits = Bare(text);
        if (digits.Length != 10 || !digits[..9].All(char.IsAsciiDigit) || !char.IsAsciiDigit(digits[9]) && digits[9] != 'X')
        {
            return false;
        }

        var sum = digits.Select((c, i) => (10 - i) * (c == 'X' ? 10 : c - '0')).Sum();
        return sum % 11 == 0;
    }

    public static bool IsIsbn13(string text)
    {
        var digits = Bare(text);
        return digits.Length == 13 && digits.All(char.IsAsciiDigit) && digits.Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
    }

    /// <summary>13 to 19 digits that pass Luhn's check.</summary>
    public static bool IsCreditCard(string text)
    {
        var digits = Bare(text);
        if (digits.Length is < 13 or > 19 || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    private static string Bare(string text) => text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}

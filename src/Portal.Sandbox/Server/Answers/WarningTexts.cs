using System.Text;

namespace Portal.Sandbox.Server;

/// <summary>What stands in Warning headers: quoted, without control characters, and cut once all of it is longer than 4,096 characters, as the API server cuts it.</summary>
internal static class WarningTexts
{
    private const int Most = 4096;
    private const int MostOfOne = 256;

    public static IEnumerable<string> Of(IReadOnlyList<string> warnings)
    {
        var isLong = warnings.Sum(warning => warning.Length) > Most;
        var written = 0;
        foreach (var warning in warnings.TakeWhile(_ => written < Most))
        {
            var text = isLong && warning.Length > MostOfOne ? warning[..MostOfOne] : warning;
            written += text.Length;
            yield return Quoted(text);
        }
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var one in text.EnumerateRunes())
        {
            quoted.Append(one.Value is '"' or '\\' ? "\\" : "").Append(Rune.IsControl(one) ? " " : one.ToString());
        }

        return quoted.ToString();
    }
}

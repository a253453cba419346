using System.Text;
using System.Text.Json;

namespace Portal.Schema.Values;

/// <summary>Strings and keys of JSON as Go's decoder reads them: what is no valid UTF-8, and halves of surrogate pairs, become U+FFFD.</summary>
internal static class LooseText
{
    public static string Of(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescaped(reader.ValueSpan);
        }
    }

    private static string Unescaped(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            var escape = text[++i];
            result.Append(escape switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'u' => (char)Convert.ToUInt16(text.Substring(i + 1, 4), 16), _ => escape });
            i += escape == 'u' ? 4 : 0;
        }

        return Mended(result.ToString());
    }

    private static string Mended(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}

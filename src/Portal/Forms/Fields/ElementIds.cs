using System.Globalization;
using System.Text;

namespace Portal.Forms.Fields;

/// <summary>An id for a field's elements: letters and digits of its path, anything else by its code, so that two paths never share one.</summary>
internal static class ElementIds
{
    public static string Of(string path)
    {
        var id = new StringBuilder("f-", path.Length + 8);
        foreach (var c in path)
        {
            _ = c switch
            {
                '.' => id.Append('-'),
                _ when char.IsAsciiLetterOrDigit(c) => id.Append(c),
                _ => id.Append('_').Append(((int)c).ToString("x", CultureInfo.InvariantCulture)).Append('_'),
            };
        }

        return id.ToString();
    }
}

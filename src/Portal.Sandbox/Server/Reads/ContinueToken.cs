using System.Buffers.Text;
using System.Text;

namespace Portal.Sandbox.Server;

/// <summary>Where the next page of a list begins: after a key, at the version of the first page.</summary>
internal sealed record ContinueToken(long Version, string After)
{
    public static ContinueToken Parse(string text)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n', 2);
            return new(long.Parse(parts[0]), parts[1]);
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw Refuse.BadRequest("continue key is not valid: illegal base64 or encoding");
        }
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Version}\n{After}"));
}

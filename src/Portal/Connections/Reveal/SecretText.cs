using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Portal.Connections;

/// <summary>
/// A secret value in memory, for as long as it is shown: overwritten on disposal, printed as dots, refused by every serializer.
/// </summary>
[JsonConverter(typeof(SecretTextRefusal))]
public sealed class SecretText : IDisposable
{
    private readonly byte[] _utf8;
    private bool _gone;

    private SecretText(byte[] utf8) => _utf8 = utf8;

    /// <summary>From the base64 of a Secret's <c>data</c>; null where it is none.</summary>
    public static SecretText? FromBase64(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return null;
        }

        var own = bytes[..length];
        CryptographicOperations.ZeroMemory(bytes);
        return new(own);
    }

    public static SecretText Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The value itself, for the moment in which it is handed on.</summary>
    /// <exception cref="ObjectDisposedException">It was hidden already.</exception>
    public string Expose()
    {
        ObjectDisposedException.ThrowIf(_gone, this);
        return Encoding.UTF8.GetString(_utf8);
    }

    public override string ToString() => "••••••";

    public void Dispose()
    {
        _gone = true;
        CryptographicOperations.ZeroMemory(_utf8);
    }
}

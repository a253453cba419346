using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Where the next page of a list begins: after a key, at the version of the first page.</summary>
internal sealed record ContinueToken(long Version, string After)
{
    public static ContinueToken Parse(string text)
    {
        if (Decoded(text) is not { } bytes)
        {
            throw Wrong("illegal base64 data at input byte 0");
        }

        if (GoJson.Error(bytes) is { } error)
        {
            throw Wrong(error);
        }

        try
        {
            var value = ValueReader.Read(bytes).Value;
            return value["v"]?.Text == "meta.k8s.io/v1" && value["rv"] is NumberValue { AsInteger: { } version } && value["start"]?.Text is { } start
                ? new(version, start)
                : throw Wrong("server does not recognize this encoded version");
        }
        catch (JsonException wrong)
        {
            throw Wrong(wrong.Message);
        }
    }

    public override string ToString() =>
        Base64Url.EncodeToString(ValueWriter.ToUtf8(MapValue.Of(("v", "meta.k8s.io/v1"), ("rv", Version), ("start", After))));

    /// <summary>Bits that are left over at the end do not count, as in Go.</summary>
    private static byte[]? Decoded(string text)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var clean = text.TrimEnd('=');
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var place in clean.Select(one => Alphabet.IndexOf(one, StringComparison.Ordinal)))
        {
            if (place < 0)
            {
                return null;
            }

            (bits, count) = ((bits << 6 | place) & 0xffff, count + 6);
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
            }
        }

        return [.. bytes];
    }

    private static RefusedException Wrong(string why) => Refuse.BadRequest($"invalid continue token: continue key is not valid: {why}");
}

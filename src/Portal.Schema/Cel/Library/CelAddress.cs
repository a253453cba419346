using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Schema.Cel;

/// <summary>An address of IPv4 or IPv6 without a zone; IPv4 inside IPv6 is none (Kubernetes' IP library).</summary>
internal sealed record CelAddress(IPAddress Address)
{
    private const int BitsOfByte = 8;

    /// <param name="why">The error in the library's words where there is no address.</param>
    public static CelAddress? Parse(string text, out string why)
    {
        var mistake = Mistake(text);
        why = mistake is null ? "" : $"IP Address {CelStrings.Quote(text)} parse error during conversion from string: ParseAddr({CelStrings.Quote(text)}): {mistake}";
        if (mistake is not null)
        {
            return null;
        }

        if (text.Contains('%', StringComparison.Ordinal))
        {
            why = $"IP address {CelStrings.Quote(text)} with zone value is not allowed";
            return null;
        }

        var address = IPAddress.Parse(text);
        why = address.IsIPv4MappedToIPv6 ? $"IPv4-mapped IPv6 address {CelStrings.Quote(text)} is not allowed" : "";
        return why.Length == 0 ? new(address) : null;
    }

    /// <summary>What netip.ParseAddr says of a text; null where it is an address.</summary>
    public static string? Mistake(string text)
    {
        var mark = text.AsSpan().IndexOfAny('.', ':', '%');
        if (mark < 0 || text[mark] == '%')
        {
            return mark < 0 ? "unable to parse IP" : "missing IPv6 address";
        }

        if (text[mark] == '.')
        {
            return MistakeOf4(text);
        }

        var address = text.Split('%')[0];
        return text.EndsWith('%') ? "zone must be a non-empty string"
            : !address.Contains('[', StringComparison.Ordinal) && IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6 ? null
            : "unable to parse IP";
    }

    public object Call(string name, object?[] arguments) => (name, arguments.Length) switch
    {
        ("family", 0) => Address.AddressFamily == AddressFamily.InterNetwork ? 4L : 6L,
        ("isUnspecified", 0) => Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any),
        ("isLoopback", 0) => IsLoopback,
        ("isLinkLocalMulticast", 0) => IsLocalMulticast,
        ("isLinkLocalUnicast", 0) => IsLocalUnicast,
        ("isGlobalUnicast", 0) => !IsLoopback && !IsMulticast && !IsLocalUnicast && !Address.Equals(IPAddress.Any) && !Address.Equals(IPAddress.IPv6Any) && !Address.Equals(IPAddress.Broadcast),
        _ => throw CelFault.NoOverload,
    };

    /// <summary>The first bits alone, the others being 0.</summary>
    public CelAddress Masked(int bits)
    {
        var bytes = Bytes;
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(bits - (i * BitsOfByte), 0, BitsOfByte);
            bytes[i] = (byte)(bytes[i] & (0xff << (BitsOfByte - kept)));
        }

        return new(new IPAddress(bytes));
    }

    public int Bits => Bytes.Length * BitsOfByte;

    /// <summary>The canonical form (RFC 5952).</summary>
    public override string ToString()
    {
        if (Address.AddressFamily == AddressFamily.InterNetwork)
        {
            return Address.ToString();
        }

        var bytes = Bytes;
        var groups = Enumerable.Range(0, 8).Select(i => ((bytes[2 * i] << BitsOfByte) | bytes[(2 * i) + 1]).ToString("x", CultureInfo.InvariantCulture)).ToList();
        var (start, length) = (-1, 1);
        for (var i = 0; i < groups.Count; i++)
        {
            var run = groups.Skip(i).TakeWhile(group => group == "0").Count();
            (start, length) = run > length ? (i, run) : (start, length);
        }

        return start < 0 ? string.Join(':', groups) : $"{string.Join(':', groups.Take(start))}::{string.Join(':', groups.Skip(start + length))}";
    }

    private byte[] Bytes => Address.GetAddressBytes();

    private bool Is4 => Address.AddressFamily == AddressFamily.InterNetwork;

    private bool IsLoopback => Is4 ? Bytes[0] == 127 : Address.Equals(IPAddress.IPv6Loopback);

    private bool IsMulticast => Is4 ? (Bytes[0] & 0xf0) == 0xe0 : Address.IsIPv6Multicast;

    private bool IsLocalMulticast => Is4 ? Bytes is [224, 0, 0, ..] : Bytes[0] == 0xff && (Bytes[1] & 0x0f) == 0x02;

    private bool IsLocalUnicast => Is4 ? Bytes is [169, 254, ..] : Address.IsIPv6LinkLocal;

    private static string? MistakeOf4(string text)
    {
        var fields = text.Split('.');
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i];
            var wrong = field.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (wrong >= 0)
            {
                return $"unexpected character (at {CelStrings.Quote(string.Join('.', fields.Skip(i))[wrong..])})";
            }

            if (field.Length == 0)
            {
                return $"IPv4 field must have at least one digit (at {CelStrings.Quote(i == fields.Length - 1 ? "." : "." + string.Join('.', fields.Skip(i + 1)))})";
            }

            if (field.Length > 1 && field[0] == '0')
            {
                return "IPv4 field has octet with leading zero";
            }

            if (field.Length > 3 || int.Parse(field, CultureInfo.InvariantCulture) > 255)
            {
                return "IPv4 field has value >255";
            }
        }

        return fields.Length == 4 ? null : fields.Length < 4 ? "IPv4 address too short" : "IPv4 address too long";
    }
}

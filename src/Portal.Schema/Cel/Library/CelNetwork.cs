using System.Globalization;

namespace Portal.Schema.Cel;

/// <summary>An address with the length of its network's prefix (Kubernetes' CIDR library). Bits beyond the prefix are kept.</summary>
internal sealed record CelNetwork(CelAddress Address, int Prefix)
{
    /// <param name="why">The error in the library's words where there is no network.</param>
    public static CelNetwork? Parse(string text, out string why)
    {
        var slash = text.LastIndexOf('/');
        var (address, length) = slash < 0 ? (text, "") : (text[..slash], text[(slash + 1)..]);
        var mistake = slash < 0 ? "no '/'"
            : CelAddress.Mistake(address) is { } wrong ? $"ParseAddr({CelStrings.Quote(address)}): {wrong}"
            : address.Contains('%', StringComparison.Ordinal) ? "IPv6 zones cannot be present in a prefix"
            : length.Length is 0 or > 4 || length.Any(c => !char.IsAsciiDigit(c)) || length.Length > 1 && length[0] == '0' ? $"bad bits after slash: {CelStrings.Quote(length)}"
            : null;
        if (mistake is null && CelAddress.Parse(address, out _) is null)
        {
            why = $"IPv4-mapped IPv6 address {CelStrings.Quote(text)} is not allowed";
            return null;
        }

        var found = mistake is null ? new CelNetwork(CelAddress.Parse(address, out _)!, int.Parse(length, CultureInfo.InvariantCulture)) : null;
        mistake = found is not null && found.Prefix > found.Address.Bits ? "prefix length out of range" : mistake;
        why = mistake is null ? "" : $"network address parse error during conversion from string: netip.ParsePrefix({CelStrings.Quote(text)}): {mistake}";
        return mistake is null ? found : null;
    }

    public object Call(string name, object?[] arguments) => (name, arguments) switch
    {
        ("ip", []) => Address,
        ("prefixLength", []) => (long)Prefix,
        ("masked", []) => new CelNetwork(Address.Masked(Prefix), Prefix),
        ("containsIP", [CelAddress address]) => Contains(address),
        ("containsIP", [string text]) => Contains(CelAddress.Parse(text, out var why) ?? throw new CelFault(why)),
        ("containsCIDR", [CelNetwork network]) => Contains(network),
        ("containsCIDR", [string text]) => Contains(Parse(text, out var why) ?? throw new CelFault($"network address parse error during conversion from string: {why}")),
        _ => throw CelFault.NoOverload,
    };

    public override string ToString() => $"{Address}/{Prefix}";

    private bool Contains(CelAddress address) => address.Bits == Address.Bits && address.Masked(Prefix) == Address.Masked(Prefix);

    /// <summary>The other network has to begin where this one does, as the library has it.</summary>
    private bool Contains(CelNetwork other) => Prefix <= other.Prefix && Contains(other.Address);
}

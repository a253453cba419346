using System.Security.Cryptography;
using System.Text;

namespace Portal.Sandbox.Providers.Logs;

/// <summary>Numbers that look random and are always the same for the same object and moment.</summary>
internal static class Seeded
{
    /// <returns>From 0 to 1, without 1.</returns>
    public static double Fraction(string seed, long moment)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{moment}"), hash);
        return BitConverter.ToUInt32(hash) / (uint.MaxValue + 1.0);
    }

    public static T Pick<T>(IReadOnlyList<T> from, string seed, long moment) => from[(int)(Fraction(seed, moment) * from.Count)];
}

using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>
/// Gives equal texts of many objects one string: kinds, namespaces, labels, reasons. A fixed table in which a newer text replaces an older one
/// of the same slot, so it never grows; racing writers at worst make a string twice.
/// </summary>
internal static class StringPool
{
    private const int LongestPooled = 160;
    private static readonly string?[] Slots = new string?[1 << 14];

    public static string Take(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.HasValueSequence || reader.ValueSpan.Length > LongestPooled)
        {
            return reader.GetString()!;
        }

        var utf8 = reader.ValueSpan;
        ref var slot = ref Slots[Hash(utf8) & (uint)(Slots.Length - 1)];
        var pooled = slot;
        if (pooled is not null && Ascii.Equals(utf8, pooled))
        {
            return pooled;
        }

        var made = reader.GetString()!;
        slot = made;
        return made;
    }

    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length * 0x9E3779B97F4A7C15;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = BitOperations.RotateLeft(hash ^ MemoryMarshal.Read<ulong>(bytes), 23) * 0x9E3779B97F4A7C15;
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes)
        {
            hash = (hash ^ b) * 0x100000001B3;
        }

        return (uint)(hash ^ (hash >> 32));
    }
}

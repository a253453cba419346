using System.Security.Cryptography;

namespace Portal.Catalog;

/// <summary>What the catalog's files and folders looked like: two equal stamps mean that nothing was written between them.</summary>
internal static class CatalogStamp
{
    /// <summary>Over names, sizes and times of the given files and folders; what is missing counts as missing.</summary>
    public static string Of(IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> facts = stackalloc byte[16];
        foreach (var path in paths)
        {
            var file = new FileInfo(path);
            var folder = !file.Exists;
            BitConverter.TryWriteBytes(facts, folder ? -1 : file.Length);
            BitConverter.TryWriteBytes(facts[8..], (folder ? Directory.GetLastWriteTimeUtc(path) : file.LastWriteTimeUtc).Ticks);
            hash.AppendData(facts);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

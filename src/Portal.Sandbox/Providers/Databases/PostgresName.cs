using System.Text;

namespace Portal.Sandbox.Providers.Databases;

/// <summary>Names on the real server: as wanted where that is free, else with the beginning of the owner's uid behind; at most 63 bytes, as PostgreSQL keeps them.</summary>
internal static class PostgresName
{
    private const int LongestBytes = 63;
    private const int MarkLength = 8;

    /// <summary>The names to try, best first. What is wanted by several is nobody else's under the second.</summary>
    public static IReadOnlyList<string> Candidates(string wanted, string uid)
    {
        var clean = wanted.Replace("\0", "", StringComparison.Ordinal);
        var mark = "_" + uid.Replace("-", "", StringComparison.Ordinal)[..MarkLength];
        var isReserved = IsReserved(clean);
        var own = Cut(isReserved ? "own_" + clean : clean, LongestBytes - mark.Length) + mark;
        return isReserved ? [own] : [Cut(clean, LongestBytes), own];
    }

    /// <summary>Names that PostgreSQL keeps for itself, also where nothing is called so yet.</summary>
    private static bool IsReserved(string name) =>
        name.Length == 0 || name is "public" or "none" or "postgres" or "template0" or "template1" || name.StartsWith("pg_", StringComparison.OrdinalIgnoreCase);

    private static string Cut(string name, int bytes)
    {
        var cut = new StringBuilder();
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            length += rune.Utf8SequenceLength;
            if (length > bytes)
            {
                break;
            }

            cut.Append(rune);
        }

        return cut.ToString();
    }
}

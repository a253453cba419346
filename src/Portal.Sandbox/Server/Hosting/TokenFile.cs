using Portal.Sandbox.Authorization;

namespace Portal.Sandbox.Server;

/// <summary>kube-apiserver's token file: one line a person, <c>token,user,uid,"group,group"</c>.</summary>
internal static class TokenFile
{
    /// <exception cref="FormatException">A line has fewer than three columns.</exception>
    public static IEnumerable<KeyValuePair<string, UserIdentity>> Read(string path) =>
        File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(One);

    private static KeyValuePair<string, UserIdentity> One(string line)
    {
        var columns = line.Split(',', 4);
        if (columns.Length < 3)
        {
            throw new FormatException("the token file needs at least token, user and uid in each line");
        }

        var groups = columns.Length < 4 ? [] : columns[3].Trim().Trim('"').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var user = UserIdentity.Of(columns[1].Trim(), groups) with { Uid = columns[2].Trim() is { Length: > 0 } uid ? uid : null };
        return new(columns[0].Trim(), user);
    }
}

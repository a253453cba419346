using System.Text.RegularExpressions;

namespace Portal.Sandbox.Server;

/// <summary>Kubernetes' order of versions, best first: v10, v2, v1, v11beta2, v10beta3, v3beta1, v12alpha1, then everything else by name.</summary>
internal sealed partial class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Rank(x!), Rank(y!));
        return left.CompareTo(right) is var order and not 0 ? order : string.CompareOrdinal(x, y);
    }

    private static (int Stage, long Major, long Minor) Rank(string version)
    {
        var match = Shape().Match(version);
        if (!match.Success)
        {
            return (3, 0, 0);
        }

        var stage = match.Groups["stage"].Value switch { "" => 0, "beta" => 1, _ => 2 };
        return (stage, -long.Parse(match.Groups["major"].Value), match.Groups["minor"].Length == 0 ? 0 : -long.Parse(match.Groups["minor"].Value));
    }

    [GeneratedRegex("^v(?<major>[1-9][0-9]{0,8})((?<stage>alpha|beta)(?<minor>[1-9][0-9]{0,8}))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}

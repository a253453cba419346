namespace Portal.Sandbox.Authorization;

/// <summary>Who asks, as authentication found out (authentication.k8s.io UserInfo).</summary>
internal sealed record UserIdentity(string Name, IReadOnlyList<string> Groups, string? Uid, IReadOnlyDictionary<string, IReadOnlyList<string>> Extra)
{
    public const string Masters = "system:masters";

    public static UserIdentity Anonymous { get; } = Of("system:anonymous", "system:unauthenticated");

    public static UserIdentity Of(string name, params IReadOnlyList<string> groups) => new(name, groups, null, new Dictionary<string, IReadOnlyList<string>>());

    public bool IsMaster => Groups.Contains(Masters);
}

namespace Portal.Sandbox.Authorization;

/// <summary>Users that are service accounts: <c>system:serviceaccount:NAMESPACE:NAME</c>.</summary>
internal static class ServiceAccounts
{
    private const string Prefix = "system:serviceaccount:";

    public static bool Is(string user) => Parse(user) is not null;

    public static (string Namespace, string Name)? Parse(string user) =>
        user.StartsWith(Prefix, StringComparison.Ordinal) && user[Prefix.Length..].Split(':') is [var ns, var name] ? (ns, name) : null;

    public static IReadOnlyList<string> GroupsOf(string user) =>
        Parse(user) is { } account ? ["system:serviceaccounts", $"system:serviceaccounts:{account.Namespace}"] : [];
}

namespace Portal.Orders;

/// <summary>What a person can do about a failure, by what its cause speaks of. The portal knows causes only as text, so this is advice and no diagnosis.</summary>
internal static class OrderAdvice
{
    private static readonly (string[] Signs, Func<string, string> Words)[] Known =
    [
        (["cannot get composition", "no composition", "cannot select composition", "composition not found", "compatible composition"],
            team => $"There is no working plan for this order. Only {team} can mend that; send them this page."),
        (["quota", "limit exceeded", "limitexceeded", "too many", "insufficient capacity", "insufficientcapacity"],
            team => $"A limit of the cloud account is reached. Delete what is no longer needed, or ask {team} to raise it. The order goes on by itself afterwards."),
        (["access denied", "accessdenied", "unauthorized", "not authorized", "credential", "providerconfig", "expired token", "assume role"],
            team => $"The platform's own access to the cloud does not work. You need to do nothing; {team} must mend it, and the order goes on by itself afterwards."),
        (["invalid", "not supported", "unsupported", "must be", "malformed", "out of range", "not a valid"],
            team => $"A value is not accepted. Press Edit and change what the cause names; if you did not choose it, ask {team}."),
        (["already exists", "alreadyexists", "name is taken"],
            team => $"Something of that name is there already. Delete this order and take another name, or ask {team}."),
    ];

    /// <param name="team">Who stands behind the offering.</param>
    public static string For(string? cause, string? team)
    {
        var who = string.IsNullOrEmpty(team) ? "the platform team" : team;
        var known = Known.FirstOrDefault(one => one.Signs.Any(sign => cause?.Contains(sign, StringComparison.OrdinalIgnoreCase) == true));
        return known.Words?.Invoke(who) ?? $"The platform tries again by itself. If the cause stays, send this page to {who}.";
    }
}

namespace Portal.Sandbox.Authorization;

/// <summary>RBAC: nobody may do anything that no rule allows; system:masters may do everything.</summary>
internal sealed class RbacAuthorizer(RbacRules rules)
{
    private static readonly string[] OpenPaths = ["/healthz", "/livez", "/readyz", "/version"];

    public AccessDecision Decide(AccessAttributes wanted)
    {
        if (wanted.User.IsMaster)
        {
            return new(true, "");
        }

        if (wanted is { Path: not null, Verb: "get" or "head" } && IsOpen(wanted))
        {
            return new(true, "");
        }

        var found = rules.Of(wanted.User, wanted.Namespace).FirstOrDefault(rule => rule.Allows(wanted));
        return found is null ? new(false, "") : new(true, $"RBAC: allowed by {found.Source} to {wanted.User.Name}");
    }

    /// <summary>The bootstrap roles system:public-info-viewer and system:discovery.</summary>
    private static bool IsOpen(AccessAttributes wanted)
    {
        var path = wanted.Path!.TrimEnd('/');
        return OpenPaths.Contains(path)
            || wanted.User.Groups.Contains("system:authenticated") && (path is "/api" or "/apis" or "/openapi" || path.StartsWith("/api/", StringComparison.Ordinal)
                || path.StartsWith("/apis/", StringComparison.Ordinal) || path.StartsWith("/openapi/", StringComparison.Ordinal));
    }
}

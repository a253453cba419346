using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Authorization;

/// <summary>RBAC and impersonation on the way of every request.</summary>
internal sealed class Access(RbacAuthorizer authorizer) : IAccess
{
    private const string ExtraHeader = "Impersonate-Extra-";

    public void Check(UserIdentity user, RequestInfo info)
    {
        if (info.Group == "authorization.k8s.io" && info.Resource.StartsWith("selfsubject", StringComparison.Ordinal)
            || info is { Group: "authentication.k8s.io", Resource: "selfsubjectreviews" })
        {
            Require(user.Groups.Contains("system:authenticated") || user.IsMaster, AccessAttributes.Of(user, info));
            return;
        }

        var wanted = AccessAttributes.Of(user, info);
        Require(authorizer.Decide(wanted).Allowed, wanted);
    }

    public UserIdentity Impersonate(UserIdentity user, RequestInfo info, HttpRequest request)
    {
        var name = request.Headers["Impersonate-User"].ToString();
        var groups = request.Headers["Impersonate-Group"].OfType<string>().ToList();
        var uid = request.Headers["Impersonate-Uid"].ToString();
        var extra = request.Headers.Where(header => header.Key.StartsWith(ExtraHeader, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => Uri.UnescapeDataString(header.Key[ExtraHeader.Length..]).ToLowerInvariant(), header => (IReadOnlyList<string>)[.. header.Value.OfType<string>()]);
        if (name.Length == 0)
        {
            return groups.Count + uid.Length + extra.Count == 0 ? user : throw Refuse.BadRequest(
                $"requested &user.DefaultInfo{{Name:\"\", UID:\"{uid}\", Groups:[]string{(groups.Count == 0 ? "(nil)" : $"{{{string.Join(", ", groups.Select(group => $"\"{group}\""))}}}")}, Extra:map[string][]string(nil)}} without impersonating a user name");
        }

        if (!MayImpersonate(user, name, groups, uid, extra))
        {
            var kind = ServiceAccounts.Is(name) ? "serviceaccount" : "user-info";
            throw Forbidden(AccessAttributes.Of(user, info) with { Verb = $"impersonate-on:{kind}:{info.Verb}" });
        }

        List<string> all = [.. groups.Count > 0 || !ServiceAccounts.Is(name) ? groups : ServiceAccounts.GroupsOf(name)];
        all.Add(name == "system:anonymous" ? "system:unauthenticated" : "system:authenticated");
        return new(name, [.. all.Distinct()], uid.Length == 0 ? null : uid, extra);
    }

    private bool MayImpersonate(
        UserIdentity user, string name, List<string> groups, string uid, Dictionary<string, IReadOnlyList<string>> extra)
    {
        var account = ServiceAccounts.Parse(name);
        return Allows(user, "", account is null ? "users" : "serviceaccounts", "", account?.Namespace ?? "", account?.Name ?? name)
            && groups.TrueForAll(group => Allows(user, "", "groups", "", "", group))
            && (uid.Length == 0 || Allows(user, "authentication.k8s.io", "uids", "", "", uid))
            && extra.All(pair => pair.Value.All(value => Allows(user, "authentication.k8s.io", "userextras", pair.Key, "", value)));
    }

    private bool Allows(UserIdentity user, string group, string resource, string subresource, string ns, string name) =>
        authorizer.Decide(new(user, "impersonate", group, resource, subresource, ns, name, null)).Allowed;

    private static void Require(bool allowed, AccessAttributes wanted)
    {
        if (!allowed)
        {
            throw Forbidden(wanted);
        }
    }

    private static RefusedException Forbidden(AccessAttributes wanted)
    {
        if (wanted.Path is not null)
        {
            return new(Statuses.Failure(403, "Forbidden", $"forbidden: {wanted.Denial()}", MapValue.Empty));
        }

        var plural = wanted.Group.Length == 0 ? wanted.Resource : $"{wanted.Resource}.{wanted.Group}";
        var subject = wanted.Name.Length == 0 ? plural : $"{plural} \"{wanted.Name}\"";
        var details = Statuses.Details(new(wanted.Group, "", "", wanted.Resource, false), wanted.Name);
        return new(Statuses.Failure(403, "Forbidden", $"{subject} is forbidden: {wanted.Denial()}", details));
    }
}

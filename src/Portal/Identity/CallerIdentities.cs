using Microsoft.Extensions.Options;
using Portal.Kubernetes.Access;

namespace Portal.Identity;

/// <summary>In whose name calls go out for a caller: impersonated, or in Local mode as the kubeconfig's own user.</summary>
public sealed class CallerIdentities(IOptions<IdentityOptions> identity, IOptions<ClusterOptions> cluster)
{
    private static readonly string[] DefaultPlatformGroups = ["platform-team"];

    public IdentityMode Mode => identity.Value.Mode ?? (cluster.Value.Mode == ClusterMode.Sandbox ? IdentityMode.Demo : IdentityMode.Local);

    /// <summary>Null where the connection's own identity is the caller's.</summary>
    /// <exception cref="ArgumentException">A guest, or a name that Kubernetes reserves, acts in nobody's name.</exception>
    public CallerIdentity? Of(Caller caller)
    {
        if (caller.Token is { } token)
        {
            return CallerIdentity.WithToken(caller.User, token);
        }

        return Mode == IdentityMode.Local && !caller.IsGuest ? null : new(caller.User, caller.Groups, caller.Uid, caller.Extra);
    }

    /// <summary>Whether the caller belongs to the platform team. In Local mode the one person does.</summary>
    public bool IsPlatform(Caller caller) => !caller.IsGuest && (Mode == IdentityMode.Local && caller.Token is null || caller.Groups.Intersect(PlatformGroups).Any());

    private IEnumerable<string> PlatformGroups => identity.Value.PlatformGroups.Count > 0 ? identity.Value.PlatformGroups : DefaultPlatformGroups;
}

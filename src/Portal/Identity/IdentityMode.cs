namespace Portal.Identity;

/// <summary>Where callers come from.</summary>
public enum IdentityMode
{
    /// <summary>The demo's people; only with the embedded sandbox.</summary>
    Demo,

    /// <summary>One person: the kubeconfig's own user; loopback only.</summary>
    Local,

    /// <summary>OpenID Connect.</summary>
    Oidc,
}

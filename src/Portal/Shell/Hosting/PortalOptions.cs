namespace Portal.Shell;

/// <summary>The settings right under <c>Portal</c>: how the portal stands in its network.</summary>
internal sealed class PortalOptions
{
    /// <summary>Where the portal begins behind a shared host name, such as <c>/portal</c>; empty for the root.</summary>
    public string PathBase { get; set; } = "";

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) of the proxies whose X-Forwarded headers are believed; of others they are ignored.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>The folder of the keys that protect cookies. Replicas share it; null keeps the keys where ASP.NET Core keeps them.</summary>
    public string? KeysDirectory { get; set; }
}

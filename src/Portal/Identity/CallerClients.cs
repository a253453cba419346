using Portal.Kubernetes.Client;

namespace Portal.Identity;

/// <summary>Gives each person their own client.</summary>
public sealed class CallerClients(ResourceClient client, CallerIdentities identities)
{
    /// <exception cref="ArgumentException">Guests, and names that Kubernetes reserves, have no client.</exception>
    public CallerClient For(Caller caller) => new(client, identities.Of(caller));
}

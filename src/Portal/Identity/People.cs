namespace Portal.Identity;

/// <summary>Who may sign in with the plain form: the demo's people, or the one whom the kubeconfig names.</summary>
public sealed class People
{
    private readonly CallerIdentities _identities;
    private readonly LocalPerson _local;

    internal People(CallerIdentities identities, LocalPerson local) => (_identities, _local) = (identities, local);

    /// <summary>Empty while the control plane does not say who the kubeconfig's user is.</summary>
    public async Task<IReadOnlyList<DemoPerson>> AllAsync(CancellationToken token)
    {
        if (_identities.Mode == IdentityMode.Demo)
        {
            return DemoPeople.All;
        }

        return _identities.Mode == IdentityMode.Local && await _local.FindAsync(token) is { } person ? [new(person, "The user of your kubeconfig")] : [];
    }

    public async Task<Caller?> FindAsync(string user, CancellationToken token) =>
        (await AllAsync(token)).FirstOrDefault(person => person.Caller.User == user)?.Caller;

    /// <summary>Whether somebody who signed in is one of these people still, with the same groups.</summary>
    internal async Task<bool> KnowsAsync(Caller caller, CancellationToken token) => await FindAsync(caller.User, token) is { } known && known.Equals(caller);
}

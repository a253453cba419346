namespace Portal.Identity;

/// <summary>Who may sign in with the plain form: the demo's people.</summary>
public sealed class People
{
    public Task<IReadOnlyList<DemoPerson>> AllAsync(CancellationToken token) => Task.FromResult(DemoPeople.All);

    public Task<Caller?> FindAsync(string user, CancellationToken token) => Task.FromResult(DemoPeople.Find(user));
}

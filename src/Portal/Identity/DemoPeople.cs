namespace Portal.Identity;

/// <summary>The demo's four people; their rights are RBAC in the sandbox.</summary>
public static class DemoPeople
{
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new(new("dana", ["team-a"]), "Developer in team A"),
        new(new("bo", ["team-b"]), "Developer in team B"),
        new(new("lee", ["team-a", "team-b"]), "Leads team A and team B"),
        new(new("pat", ["platform-team"]), "Platform engineer"),
    ];

    public static Caller? Find(string user) => All.FirstOrDefault(person => person.Caller.User == user)?.Caller;
}

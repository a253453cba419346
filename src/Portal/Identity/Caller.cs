using System.Security.Claims;

namespace Portal.Identity;

/// <summary>The person who asks: as the API server would see them (authentication.k8s.io UserInfo). A guest has no identity in the cluster.</summary>
public sealed class Caller : IEquatable<Caller>
{
    private const string ExtraPrefix = "portal:extra:";
    private const string UidType = "portal:uid";
    private readonly string _key;

    public Caller(string user, IReadOnlyList<string> groups, string? uid = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? extra = null)
    {
        User = user;
        Groups = groups;
        Uid = uid;
        Extra = extra ?? new Dictionary<string, IReadOnlyList<string>>();
        _key = string.Join('\n', [user, uid ?? "", .. groups.Order(StringComparer.Ordinal), .. ExtraTexts(Extra)]);
    }

    public static Caller Guest { get; } = new("", []);

    public string User { get; }
    public IReadOnlyList<string> Groups { get; }
    public string? Uid { get; }
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Extra { get; }

    public bool IsGuest => User.Length == 0;

    /// <summary>The token with which a client outside the browser signed in; its calls go out with it and not by impersonation. Never in a cookie.</summary>
    internal string? Token { get; init; }

    /// <summary>What pages call this person.</summary>
    public string Name => IsGuest ? "guest" : User;

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var claims = new List<Claim> { new(ClaimTypes.Name, User) };
        claims.AddRange(Groups.Select(group => new Claim(ClaimTypes.Role, group)));
        claims.AddRange(Extra.SelectMany(pair => pair.Value.Select(value => new Claim(ExtraPrefix + pair.Key, value))));
        if (Uid is not null)
        {
            claims.Add(new(UidType, Uid));
        }

        return new(new ClaimsIdentity(claims, scheme));
    }

    /// <summary>The caller behind a signed-in principal; a guest for everyone else.</summary>
    public static Caller From(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true, Name: { Length: > 0 } user })
        {
            return Guest;
        }

        var groups = principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToList();
        var extra = principal.Claims.Where(claim => claim.Type.StartsWith(ExtraPrefix, StringComparison.Ordinal))
            .GroupBy(claim => claim.Type[ExtraPrefix.Length..], claim => claim.Value)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group]);
        return new(user, groups, principal.FindFirst(UidType)?.Value, extra) { Token = (principal.Identity as ClaimsIdentity)?.BootstrapContext as string };
    }

    /// <summary>Whether an owner reference in Backstage's form (<c>team-a</c>, <c>group:default/team-a</c>, <c>user:dana</c>) means this person or one of their groups.</summary>
    public bool Owns(string owner)
    {
        if (IsGuest)
        {
            return false;
        }

        var kind = owner.Contains(':', StringComparison.Ordinal) ? owner[..owner.IndexOf(':', StringComparison.Ordinal)] : "group";
        var name = owner[(owner.LastIndexOfAny([':', '/']) + 1)..];
        return kind.Equals("user", StringComparison.OrdinalIgnoreCase)
            ? name.Equals(User, StringComparison.OrdinalIgnoreCase)
            : Groups.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    public bool Equals(Caller? other) => other is not null && _key == other._key && Token == other.Token;

    public override bool Equals(object? obj) => Equals(obj as Caller);

    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;

    private static IEnumerable<string> ExtraTexts(IReadOnlyDictionary<string, IReadOnlyList<string>> extra) =>
        extra.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={string.Join('\t', pair.Value)}");
}

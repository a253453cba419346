using System.Text;

namespace Portal.Kubernetes.Access;

/// <summary>
/// The person in whose name a call is made: by impersonation, or with <see cref="BearerToken"/> as themselves.
/// Names that Kubernetes reserves (<c>system:</c>) are refused with an <see cref="ArgumentException"/>, save the group
/// <c>system:authenticated</c>, which the API server gives to everyone and which is therefore accepted and not sent.
/// </summary>
public sealed record CallerIdentity
{
    private const string Everyone = "system:authenticated";

    public CallerIdentity(
        string user,
        IEnumerable<string> groups,
        string? uid = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? extra = null)
    {
        User = Usable(user, nameof(user));
        Groups = [.. groups.Where(group => group != Everyone).Select(group => Usable(group, nameof(groups)))];
        Uid = uid is { Length: > 0 } ? Printable(uid, nameof(uid)) : null;
        Extra = extra ?? new Dictionary<string, IReadOnlyList<string>>();
    }

    private CallerIdentity(string user, string token)
    {
        (User, Groups, Extra, BearerToken) = (user, [], new Dictionary<string, IReadOnlyList<string>>(), token);
    }

    /// <summary>Somebody with a token of their own. Nobody is impersonated, so a reserved name (a service account's for instance) is none to refuse.</summary>
    public static CallerIdentity WithToken(string user, string token) =>
        string.IsNullOrWhiteSpace(token) ? throw new ArgumentException("A token is needed.", nameof(token)) : new(user, Printable(token, nameof(token)));

    public string User { get; }

    public IReadOnlyList<string> Groups { get; }

    public string? Uid { get; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Extra { get; }

    /// <summary>The person's own token, where the API server trusts its issuer. With it nothing is impersonated and no other credential is sent.</summary>
    public string? BearerToken { get; init; }

    /// <summary>Whether a user or group of this name may never be impersonated.</summary>
    public static bool IsReserved(string name) =>
        name != Everyone && name.StartsWith("system:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a header has several values, which need <see cref="RepeatedHeaders"/>.</summary>
    internal bool HasRepeated => BearerToken is null && (Groups.Count > 1 || Extra.Values.Any(values => values.Count > 1));

    public bool Equals(CallerIdentity? other) =>
        other is not null && User == other.User && Uid == other.Uid && BearerToken == other.BearerToken
        && Groups.SequenceEqual(other.Groups) && ExtraText(Extra) == ExtraText(other.Extra);

    public override int GetHashCode() => HashCode.Combine(User, Uid, Groups.Count);

    // The generated text would hold the token.
    public override string ToString() => User;

    internal void WriteTo(HttpRequestMessage request)
    {
        if (BearerToken is { } token)
        {
            request.Headers.Authorization = new("Bearer", token);
            return;
        }

        request.Headers.TryAddWithoutValidation("Impersonate-User", User);
        if (Groups.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Impersonate-Group", string.Join(RepeatedHeaders.Separator, Groups));
        }

        if (Uid is not null)
        {
            request.Headers.TryAddWithoutValidation("Impersonate-Uid", Uid);
        }

        foreach (var (key, values) in Extra)
        {
            var header = "Impersonate-Extra-" + Uri.EscapeDataString(key.ToLowerInvariant());
            request.Headers.TryAddWithoutValidation(header, string.Join(RepeatedHeaders.Separator, values.Select(value => Printable(value, key))));
        }
    }

    private static string Usable(string name, string argument)
    {
        if (string.IsNullOrWhiteSpace(name) || IsReserved(name))
        {
            throw new ArgumentException("An empty name, or one that Kubernetes reserves, cannot be impersonated.", argument);
        }

        return Printable(name, argument);
    }

    private static string Printable(string text, string argument) =>
        text.Any(char.IsControl) ? throw new ArgumentException("Control characters cannot be sent in a header.", argument) : text;

    private static string ExtraText(IReadOnlyDictionary<string, IReadOnlyList<string>> extra)
    {
        var text = new StringBuilder();
        foreach (var (key, values) in extra.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(key).Append('\0').AppendJoin('\u0001', values).Append('\0');
        }

        return text.ToString();
    }
}

using System.Collections.Concurrent;
using Portal.Sandbox.Authorization;

namespace Portal.Sandbox.Server;

/// <summary>Bearer tokens and whose they are. No token is the anonymous user, a wrong or expired one is refused.</summary>
internal sealed class Authenticator(TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private readonly ConcurrentDictionary<string, (UserIdentity User, DateTimeOffset Until)> _tokens = new(StringComparer.Ordinal);

    public void Add(string token, UserIdentity user, DateTimeOffset? until = null) =>
        _tokens[token] = (user with { Groups = [.. user.Groups.Append("system:authenticated").Distinct()] }, until ?? DateTimeOffset.MaxValue);

    public UserIdentity Identify(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header[Scheme.Length..].Trim() is { Length: > 0 } token
            ? Find(token) ?? throw Refuse.Unauthorized()
            : UserIdentity.Anonymous;
    }

    public UserIdentity? Find(string token)
    {
        if (!_tokens.TryGetValue(token, out var known))
        {
            return null;
        }

        if (known.Until > time.GetUtcNow())
        {
            return known.User;
        }

        _tokens.TryRemove(token, out _);
        return null;
    }
}

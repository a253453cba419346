using System.Collections.Concurrent;
using Portal.Sandbox.Authorization;

namespace Portal.Sandbox.Server;

/// <summary>Bearer tokens and whose they are. No token is the anonymous user, a wrong one is refused.</summary>
internal sealed class Authenticator
{
    private const string Scheme = "Bearer ";
    private readonly ConcurrentDictionary<string, UserIdentity> _tokens = new(StringComparer.Ordinal);

    public void Add(string token, UserIdentity user) => _tokens[token] = user with { Groups = [.. user.Groups, "system:authenticated"] };

    public UserIdentity Identify(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return UserIdentity.Anonymous;
        }

        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && _tokens.TryGetValue(header[Scheme.Length..].Trim(), out var user)
            ? user
            : throw Refuse.Unauthorized();
    }

    public UserIdentity? Find(string token) => _tokens.GetValueOrDefault(token);
}

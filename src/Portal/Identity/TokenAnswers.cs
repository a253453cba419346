using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Identity;

/// <summary>Whom the API server said that tokens mean, for 30 s each; kept by the token's hash.</summary>
internal sealed class TokenAnswers
{
    private const int MostKept = 5_000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    public Caller? Find(string token, DateTimeOffset now) => _known.TryGetValue(Hash(token), out var known) && now - known.At < Kept ? known.Caller : null;

    public Caller Keep(string token, Caller caller, DateTimeOffset now)
    {
        foreach (var old in _known.Where(pair => now - pair.Value.At >= Kept))
        {
            _known.TryRemove(old);
        }

        if (_known.Count < MostKept)
        {
            _known[Hash(token)] = (caller, now);
        }

        return caller;
    }

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

using System.Collections.Concurrent;
using System.Security.Claims;

namespace Portal.Identity;

/// <summary>
/// The sign-ins that were ended: whoever still holds the cookie of one, or a circuit that was opened with it, is a guest from that moment on.
/// Ended ones are remembered for as long as their cookie could live.
/// </summary>
internal sealed class Sessions(TimeProvider time)
{
    public const string ClaimType = "portal:session";
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _open = new(StringComparer.Ordinal);

    public static string NewId() => Guid.NewGuid().ToString("N");

    public static string? IdOf(ClaimsPrincipal principal) => principal.FindFirst(ClaimType)?.Value;

    public bool IsEnded(string id) => _ended.ContainsKey(id);

    public void End(string id)
    {
        var now = time.GetUtcNow();
        foreach (var old in _ended.Where(pair => now - pair.Value > Longest + Longest))
        {
            _ended.TryRemove(old);
        }

        _ended[id] = now;
        if (_open.TryRemove(id, out var circuits))
        {
            circuits.Cancel();
        }
    }

    /// <summary>Cancelled when the session ends.</summary>
    public CancellationToken Ended(string id)
    {
        var source = _open.GetOrAdd(id, _ => new());
        if (IsEnded(id) && _open.TryRemove(id, out var late))
        {
            late.Cancel();
        }

        return source.Token;
    }
}

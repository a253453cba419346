using System.Net;

namespace Portal.Testing.Circuits;

/// <summary>A person at the portal's door: signs in by the plain form, keeps the cookie, opens pages and circuits.</summary>
public sealed class PortalClient : IDisposable
{
    private readonly HttpClient _http;

    public PortalClient(Uri portal)
    {
        Address = portal;
        _http = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = portal };
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Signs in as one of the demo's people, or as <c>guest</c>.</summary>
    public async Task SignInAsync(string user, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent([new("user", user), new("returnUrl", "/")]);
        using var answer = await _http.PostAsync("login", form, cancellation);
        if (answer.StatusCode != HttpStatusCode.Redirect || answer.Headers.Location?.ToString().Contains("/login", StringComparison.Ordinal) == true)
        {
            throw new InvalidOperationException($"{user} could not sign in: {answer.StatusCode} {answer.Headers.Location}");
        }
    }

    /// <summary>The page's text.</summary>
    public async Task<string> GetAsync(string path, CancellationToken cancellation)
    {
        using var answer = await _http.GetAsync(path.TrimStart('/'), cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(cancellation);
    }

    /// <summary>Opens a page and starts its circuit.</summary>
    public Task<Circuit> OpenAsync(string path, CancellationToken cancellation, bool remembers = true) => Circuit.OpenAsync(this, path, cancellation, remembers);

    public void Dispose() => _http.Dispose();
}

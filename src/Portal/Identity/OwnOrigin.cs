namespace Portal.Identity;

/// <summary>Whether a request came from the portal's own pages, or from no page at all (threats.md rows 23 and 39).</summary>
internal static class OwnOrigin
{
    public static bool Is(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none")
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.ToUriComponent();
    }
}

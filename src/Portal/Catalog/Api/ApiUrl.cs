using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Catalog.Api;

/// <summary>The address of a request below <c>/api/catalog</c>, as errors and links name it.</summary>
internal sealed record ApiUrl(string Path, string Query)
{
    public const string Prefix = "/api/catalog";

    public string Whole => Path + Query;

    public static ApiUrl Of(HttpRequest request)
    {
        var target = request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget ?? "";
        var at = target.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
        var raw = at >= 0 ? target[(at + Prefix.Length)..] : $"{request.Path.ToUriComponent()[Prefix.Length..]}{request.QueryString}";
        var mark = raw.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? new(raw, "") : new(raw[..mark], raw[mark..]);
    }

    /// <summary>The parts of the path, decoded.</summary>
    public IReadOnlyList<string> Segments => [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    /// <summary>The same address with another place to go on after.</summary>
    public string WithAfter(string after)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var pair in new QueryStringEnumerable(Query))
        {
            pairs.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        pairs.RemoveAll(pair => pair.Name == "offset");
        var old = pairs.FindIndex(pair => pair.Name == "after");
        if (old >= 0)
        {
            pairs[old] = ("after", after);
        }
        else
        {
            pairs.Add(("after", after));
        }

        return $"/{Path.TrimStart('/')}?{string.Join('&', pairs.Select(pair => $"{WebUtility.UrlEncode(pair.Name)}={WebUtility.UrlEncode(pair.Value)}"))}";
    }
}

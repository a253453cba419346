using Microsoft.AspNetCore.Http;

namespace Portal.Testing.Api;

/// <summary>A request as it came in.</summary>
public sealed record FakeRequest(string Method, string Path, string Query, string Protocol, IHeaderDictionary Headers, string Body)
{
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}

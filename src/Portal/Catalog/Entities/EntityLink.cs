namespace Portal.Catalog;

/// <summary>A link that an entity carries. Only http, https and mailto are drawn (threats.md); <see cref="Safe"/> is null for everything else.</summary>
public sealed record EntityLink(string Url, string? Title, string? Icon, string? Type)
{
    public string Label => Title ?? Url;

    public string? Safe =>
        Uri.TryCreate(Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" ? Url : null;
}

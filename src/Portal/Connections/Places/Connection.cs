namespace Portal.Connections;

/// <summary>What a person may know of the credentials of something. <paramref name="WhyNone"/> is said instead of keys where there are none.</summary>
public sealed record Connection(ConnectionPlace Place, ConnectionTerms Terms, SecretKeys Keys, string? WhyNone)
{
    /// <summary>Whether credentials are to be expected of it at all: an offering makes it, or it names a Secret.</summary>
    public bool Concerns => Place.Definition is not null || Place.Secrets.Count > 0;
}

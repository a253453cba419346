namespace Portal.Identity;

/// <summary>What the API server says to a token.</summary>
internal abstract record TokenVerdict
{
    /// <summary>It means this person, whose calls go out with it.</summary>
    public sealed record Means(Caller Caller) : TokenVerdict;

    /// <summary>It means nobody.</summary>
    public sealed record Refused : TokenVerdict;

    /// <summary>The API server did not say.</summary>
    public sealed record Unknown : TokenVerdict;
}

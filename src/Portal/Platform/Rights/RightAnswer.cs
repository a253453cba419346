namespace Portal.Platform;

/// <summary>Whether the account has a right; null where the API server did not say.</summary>
public sealed record RightAnswer(NeededRight Right, bool? Allowed)
{
    public bool IsAsItShould => Allowed == Right.Wanted;
}

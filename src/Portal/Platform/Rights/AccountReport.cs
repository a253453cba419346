using Portal.Live;

namespace Portal.Platform;

/// <summary>Who the portal is to the API server and what it may do. <paramref name="Rules"/> are the server's own words for all of it.</summary>
public sealed record AccountReport(string User, LiveList<string> Groups, LiveList<RightAnswer> Rights, LiveList<string> Rules, bool Incomplete, string? Trouble)
{
    public bool IsAdministrator => Groups.Contains("system:masters");
}

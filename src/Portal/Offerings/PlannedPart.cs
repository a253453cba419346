using Portal.Infrastructure;

namespace Portal.Offerings;

/// <summary>Something that a composition will create, as it names it.</summary>
public sealed record PlannedPart(string Name, string ApiVersion, string Kind)
{
    /// <summary>"RDS instance": what a person calls it.</summary>
    public string Words => KindTitles.Of(Group, Kind);

    private string Group => ApiVersion.Split('/') is [var group, _] ? group : "";
}

namespace Portal.Sandbox.Server;

/// <summary>One condition of a label selector. An absent label satisfies !=, notin and !key.</summary>
internal sealed record Requirement(string Key, string Operator, IReadOnlyList<string> Values)
{
    public bool Matches(string? value) => Operator switch
    {
        "in" => value is not null && Values.Contains(value),
        "notin" => value is null || !Values.Contains(value),
        "exists" => value is not null,
        "!" => value is null,
        "gt" => long.TryParse(value, out var number) && number > long.Parse(Values[0]),
        _ => long.TryParse(value, out var number) && number < long.Parse(Values[0]),
    };
}

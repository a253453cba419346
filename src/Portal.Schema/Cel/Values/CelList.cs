namespace Portal.Schema.Cel;

/// <summary>A list. One that the schema calls a set is equal to another in any order.</summary>
internal sealed record CelList(IReadOnlyList<object?> Items, bool IsSet = false);

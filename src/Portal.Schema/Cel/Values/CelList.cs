namespace Portal.Schema.Cel;

/// <summary>A list. One that the schema calls a set or a map is equal to another in any order, and takes of another only what it has not (KEP-2876).</summary>
/// <param name="Keys">Of a list that is a map: what tells its items apart.</param>
internal sealed record CelList(IReadOnlyList<object?> Items, bool IsSet = false, IReadOnlyList<string>? Keys = null);

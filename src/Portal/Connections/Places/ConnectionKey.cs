namespace Portal.Connections;

/// <summary>One key of the credentials by its name. <paramref name="Expected"/> is true for what the offering promises.</summary>
public sealed record ConnectionKey(string Name, KeyState State, bool Expected);

namespace Portal.Sandbox.Server;

/// <summary>Query parameters of bool type, as Go's conversion reads them: absent, "false" and "0" are off, everything else is on.</summary>
internal static class Flags
{
    public static bool IsOn(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && values[^1] is not ("false" or "False" or "FALSE" or "f" or "F" or "0");
}

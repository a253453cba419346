namespace Portal.Shell;

/// <summary>The style sheets of the page: the shell's own, then one a feature.</summary>
internal static class Stylesheets
{
    public static IReadOnlyList<string> All { get; } =
        ["portal", "shell", "catalog", "forms", "orders", "infrastructure", "connections", "insights", "platform"];
}

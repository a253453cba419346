namespace Portal.Catalog;

/// <summary>The kinds that the catalog knows, in the order in which pages list them.</summary>
public static class EntityKinds
{
    public const string Component = "Component";
    public const string Api = "API";
    public const string Resource = "Resource";
    public const string System = "System";
    public const string Domain = "Domain";
    public const string Group = "Group";
    public const string User = "User";
    public const string Template = "Template";
    public const string Location = "Location";

    private static readonly string[] Names = [Component, Api, Resource, System, Domain, Group, User, Template, Location];

    public static IReadOnlyList<string> All => Names;

    /// <summary>The kind in its own capitals, whatever the capitals asked for; unknown ones as they are.</summary>
    public static string Proper(string kind) => Array.Find(Names, name => name.Equals(kind, StringComparison.OrdinalIgnoreCase)) ?? kind;

    public static string Plural(string kind) => Proper(kind) switch
    {
        Api => "APIs",
        var name => name + "s",
    };
}

namespace Portal.Shell;

/// <summary>The settings under <c>Portal:Sandbox:PostgreSql</c>.</summary>
internal sealed class PostgreSqlOptions
{
    /// <summary>Where the sandbox really makes databases, as a role that may make databases and roles; null where they are only simulated.</summary>
    public string? ConnectionString { get; set; }
}

namespace Portal.Sandbox.Providers.Databases;

/// <summary>A database of somebody's own on the real server, and the role that owns it.</summary>
internal sealed record PostgresPlace(string Database, string Role);

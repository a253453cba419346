using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Databases;

/// <summary>How a kind of kinds.yaml asks for a database, where a real server stands behind the simulated cloud.</summary>
/// <param name="Engine">The field that names the engine; null where it can only be PostgreSQL.</param>
/// <param name="Name">The field with the database's name.</param>
/// <param name="User">The field with the administrator's name.</param>
/// <param name="Server">The field with the server on which this is one database; null where this is the server.</param>
/// <param name="Outputs">Outputs that tell the real place instead of the made-up one.</param>
/// <param name="Connection">Connection details that do.</param>
internal sealed record DatabaseKind(string? Engine, string? Name, string? User, string? Server, MapValue Outputs, MapValue Connection);

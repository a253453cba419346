using Microsoft.Data.Sqlite;
using Portal.Schema.Values;

namespace Portal.Sandbox.Storage;

/// <summary>
/// The state on disk: a SQLite database with write-ahead log and full synchronisation. What <see cref="Append"/> has taken survives the end of the
/// process and of the machine. One writer; called under the store's lock.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const string Tables = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS objects (
            grp TEXT NOT NULL, plural TEXT NOT NULL, ns TEXT NOT NULL, name TEXT NOT NULL,
            api TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (grp, plural, ns, name)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS head (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL);
        INSERT OR IGNORE INTO head VALUES (1, 1);
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _advance;

    private Journal(SqliteConnection connection)
    {
        _connection = connection;
        _put = Command("INSERT OR REPLACE INTO objects VALUES ($grp, $plural, $ns, $name, $api, $kind, $version, $body)", "$grp", "$plural", "$ns", "$name", "$api", "$kind", "$version", "$body");
        _remove = Command("DELETE FROM objects WHERE grp = $grp AND plural = $plural AND ns = $ns AND name = $name", "$grp", "$plural", "$ns", "$name");
        _advance = Command("UPDATE head SET version = $version WHERE id = 1", "$version");
    }

    /// <exception cref="IOException">The folder cannot be written, or another process holds it.</exception>
    public static Journal Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "sandbox.db"), Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var tables = connection.CreateCommand();
            tables.CommandText = "PRAGMA locking_mode = EXCLUSIVE;" + Tables;
            tables.ExecuteNonQuery();
            return new(connection);
        }
        catch (SqliteException wrong)
        {
            connection.Dispose();
            throw new IOException($"the data folder {folder} cannot be used: {wrong.Message}", wrong);
        }
    }

    /// <summary>Every object that was kept, and the newest version.</summary>
    public (IReadOnlyList<KeptObject> Objects, long Version) Load()
    {
        var objects = new List<KeptObject>();
        using var read = _connection.CreateCommand();
        read.CommandText = "SELECT grp, plural, api, kind, version, body FROM objects";
        using (var rows = read.ExecuteReader())
        {
            while (rows.Read())
            {
                var body = (byte[])rows.GetValue(5);
                objects.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetInt64(4), (MapValue)ValueReader.Parse(body), body));
            }
        }

        read.CommandText = "SELECT version FROM head";
        return (objects, (long)read.ExecuteScalar()!);
    }

    /// <summary>Writes a change; when this returns it is on disk.</summary>
    public void Append(Change change)
    {
        using var transaction = _connection.BeginTransaction();
        var found = change.Object;
        if (change.Kind == EventKind.Deleted)
        {
            Run(_remove, transaction, found.Type.Group, found.Type.Plural, found.Namespace, found.Name);
        }
        else
        {
            Run(_put, transaction, found.Type.Group, found.Type.Plural, found.Namespace, found.Name, found.Type.Version, found.Type.Kind, change.Version, found.Utf8);
        }

        Run(_advance, transaction, change.Version);
        transaction.Commit();
    }

    public void Dispose()
    {
        _put.Dispose();
        _remove.Dispose();
        _advance.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string text, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}

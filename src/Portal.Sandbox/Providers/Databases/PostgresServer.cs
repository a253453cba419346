using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace Portal.Sandbox.Providers.Databases;

/// <summary>
/// The real PostgreSQL server. What belongs to an owner is told by a comment on its role; databases are those that the role owns. So nothing that somebody
/// else made is ever touched. Every call opens a connection of its own: a server that comes back is simply there again.
/// </summary>
/// <exception cref="NpgsqlException">Of every call: the server is away or refuses.</exception>
internal sealed class PostgresServer : IDisposable
{
    private const int ConnectSeconds = 3;
    private const int VersionWithForce = 13;
    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(1);
    private const string Mark = "portal-sandbox:";
    private static readonly NpgsqlCommandBuilder Names = new();
    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly SemaphoreSlim _oneWriter = new(1);
    private readonly TimeProvider _time;
    private (DateTimeOffset Until, string Words)? _away;

    /// <param name="connectionString">Of a role that may create databases and roles.</param>
    /// <param name="time">By which a server that is away is left alone for a moment, so that many databases do not wait for it one after the other.</param>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public PostgresServer(string connectionString, TimeProvider time)
    {
        _time = time;
        _settings = Read(connectionString);
        _settings.Pooling = false;
        _settings.Timeout = Math.Min(_settings.Timeout, ConnectSeconds);
        _settings.ApplicationName ??= "portal-sandbox";
    }

    public string Host => (_settings.Host ?? "localhost").Split(',')[0];

    public string Port => _settings.Port.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">It cannot be read.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new(connectionString);
        }
        catch (Exception broken) when (broken is ArgumentException or FormatException or InvalidCastException)
        {
            throw new FormatException("the connection string of PostgreSQL cannot be read, it should be like Host=127.0.0.1;Port=5432;Username=postgres;Password=...", broken);
        }
    }

    /// <summary>The owner's role with this password, and a database of its own.</summary>
    /// <param name="database">Null for one that is called as the role.</param>
    public Task<PostgresPlace> EnsureAsync(string owner, string role, string? database, string? password, CancellationToken token) => AloneAsync(async connection =>
    {
        var own = await RoleOfAsync(connection, owner, token) ?? await CreateRoleAsync(connection, owner, role, token);
        if (password is { Length: > 0 })
        {
            await DoAsync(connection, $"ALTER ROLE {Quoted(own)} PASSWORD '{ScramVerifier.Of(password)}'", token);
        }

        return new PostgresPlace(await DatabaseAsync(connection, owner, own, database ?? own, token), own);
    }, token);

    /// <summary>A further database of an owner; null where the owner has no role yet.</summary>
    public Task<PostgresPlace?> EnsureDatabaseAsync(string owner, string database, CancellationToken token) => AloneAsync(async connection =>
        await RoleOfAsync(connection, owner, token) is { } role ? new PostgresPlace(await DatabaseAsync(connection, owner, role, database, token), role) : null, token);

    /// <summary>Takes all databases of the owner and its role away, whoever uses them.</summary>
    public Task DropAsync(string owner, CancellationToken token) => AloneAsync<object?>(async connection =>
    {
        if (await RoleOfAsync(connection, owner, token) is not { } role)
        {
            return null;
        }

        foreach (var database in await TextsAsync(connection, "SELECT d.datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE r.rolname = $1", token, role))
        {
            await DropAsync(connection, database, token);
        }

        await TextsAsync(connection, "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE usename = $1", token, role);
        await DoAsync(connection, $"DROP OWNED BY {Quoted(role)}", token);
        await DoAsync(connection, $"DROP ROLE {Quoted(role)}", token);
        return null;
    }, token);

    /// <summary>Takes one database of the owner away.</summary>
    public Task DropDatabaseAsync(string owner, string database, CancellationToken token) => AloneAsync<object?>(async connection =>
    {
        if (await RoleOfAsync(connection, owner, token) is { } role && await OwnAsync(connection, owner, role, database, token) is { } own)
        {
            await DropAsync(connection, own, token);
        }

        return null;
    }, token);

    public void Dispose() => _oneWriter.Dispose();

    private async Task<T> AloneAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken token)
    {
        await _oneWriter.WaitAsync(token);
        try
        {
            await using var connection = await OpenAsync(token);
            return await work(connection);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken token)
    {
        if (_away is { } away && _time.GetUtcNow() < away.Until)
        {
            throw new NpgsqlException(away.Words);
        }

        var connection = new NpgsqlConnection(_settings.ConnectionString);
        try
        {
            await connection.OpenAsync(token);
            _away = null;
            return connection;
        }
        catch (Exception failed) when (failed is NpgsqlException or SocketException or TimeoutException)
        {
            await connection.DisposeAsync();
            _away = failed is PostgresException ? null : (_time.GetUtcNow() + LeftAlone, (failed.InnerException ?? failed).Message);
            throw;
        }
    }

    private static async Task<string?> RoleOfAsync(NpgsqlConnection connection, string owner, CancellationToken token) =>
        (await TextsAsync(
            connection,
            "SELECT r.rolname FROM pg_roles r JOIN pg_shdescription d ON d.objoid = r.oid AND d.classoid = 'pg_authid'::regclass WHERE d.description = $1",
            token,
            Mark + owner)).FirstOrDefault();

    /// <summary>Role and mark come together, so that a crash leaves none without the other.</summary>
    private static async Task<string> CreateRoleAsync(NpgsqlConnection connection, string owner, string wanted, CancellationToken token)
    {
        var role = await FreeAsync(connection, "SELECT 1::text FROM pg_roles WHERE rolname = $1", PostgresName.Candidates(wanted, owner), token);
        await using (var transaction = await connection.BeginTransactionAsync(token))
        {
            await DoAsync(connection, $"CREATE ROLE {Quoted(role)} LOGIN", token);
            await DoAsync(connection, $"COMMENT ON ROLE {Quoted(role)} IS '{Mark}{new string([.. owner.Where(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-')])}'", token);
            await transaction.CommitAsync(token);
        }

        return role;
    }

    private static async Task<string> DatabaseAsync(NpgsqlConnection connection, string owner, string role, string wanted, CancellationToken token)
    {
        if (await OwnAsync(connection, owner, role, wanted, token) is { } there)
        {
            return there;
        }

        var database = await FreeAsync(connection, "SELECT 1::text FROM pg_database WHERE datname = $1", PostgresName.Candidates(wanted, owner), token);
        await BecomeMemberAsync(connection, role, token);
        await DoAsync(connection, $"CREATE DATABASE {Quoted(database)} OWNER {Quoted(role)} TEMPLATE template0", token);
        await DoAsync(connection, $"REVOKE ALL ON DATABASE {Quoted(database)} FROM PUBLIC", token);
        return database;
    }

    private static async Task<string?> OwnAsync(NpgsqlConnection connection, string owner, string role, string wanted, CancellationToken token)
    {
        var all = await TextsAsync(connection, "SELECT d.datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE r.rolname = $1", token, role);
        return PostgresName.Candidates(wanted, owner).FirstOrDefault(all.Contains);
    }

    /// <summary>Who is no superuser creates databases only for roles that it belongs to.</summary>
    private static async Task BecomeMemberAsync(NpgsqlConnection connection, string role, CancellationToken token)
    {
        if ((await TextsAsync(connection, "SELECT 1::text FROM pg_roles WHERE rolname = current_user AND rolsuper", token)).Count == 0)
        {
            await DoAsync(connection, $"GRANT {Quoted(role)} TO CURRENT_USER", token);
        }
    }

    private static async Task<string> FreeAsync(NpgsqlConnection connection, string isTaken, IReadOnlyList<string> candidates, CancellationToken token)
    {
        foreach (var candidate in candidates)
        {
            if ((await TextsAsync(connection, isTaken, token, candidate)).Count == 0)
            {
                return candidate;
            }
        }

        throw new NpgsqlException($"the name {candidates[^1]} is taken");
    }

    private static async Task DropAsync(NpgsqlConnection connection, string database, CancellationToken token)
    {
        if (connection.PostgreSqlVersion.Major >= VersionWithForce)
        {
            await DoAsync(connection, $"DROP DATABASE IF EXISTS {Quoted(database)} WITH (FORCE)", token);
            return;
        }

        await TextsAsync(connection, "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = $1", token, database);
        await DoAsync(connection, $"DROP DATABASE IF EXISTS {Quoted(database)}", token);
    }

    private static string Quoted(string name) => Names.QuoteIdentifier(name);

    /// <param name="statement">Its names are quoted and its texts are made here: statements that define things take no parameters.</param>
    private static async Task DoAsync(NpgsqlConnection connection, string statement, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(token);
    }

    private static async Task<List<string>> TextsAsync(NpgsqlConnection connection, string query, CancellationToken token, params IReadOnlyList<string> values)
    {
        await using var command = new NpgsqlCommand(query, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(token);
        var found = new List<string>();
        while (await reader.ReadAsync(token))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}

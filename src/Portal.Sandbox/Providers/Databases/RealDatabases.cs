using System.Net.Sockets;
using Npgsql;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Providers.Inside;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Databases;

/// <summary>Gives every simulated PostgreSQL database a real one, whose connection details are those of the connection secret.</summary>
internal sealed class RealDatabases(PostgresServer server, SandboxContext context) : IRealObjects
{
    private const string DefaultRole = "dbadmin";
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(1);

    private static readonly MapValue Connection = MapValue.Of(
        ("host", "{host}"), ("port", "{port}"), ("username", "{user}"), ("password", "{password}"), ("database", "{database}"));

    public bool Concerns(Managed managed) => managed.Kind.Database is { } kind && IsPostgres(managed, kind);

    public async Task<RealState> SyncAsync(Managed managed, RealOrder order, ILocalApi api, CancellationToken token)
    {
        var kind = managed.Kind.Database!;
        if (!order.IsDue)
        {
            return RealState.None;
        }

        try
        {
            var place = kind.Server is null
                ? await server.EnsureAsync(managed.Object.Uid(), Asked(managed, kind.User) ?? DefaultRole, Asked(managed, kind.Name), order.Password, token)
                : await OnServerAsync(managed, kind, api, token);
            return place is null
                ? RealState.Refused("cannot resolve references: referenced field was empty (referenced resource may not yet be ready)")
                : State(kind, place);
        }
        catch (Exception away) when (IsAway(away))
        {
            return RealState.Refused(Words(away));
        }
    }

    public async Task<string?> RemoveAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        try
        {
            if (managed.Kind.Database is { Server: not null } kind)
            {
                await (await ServerOfAsync(managed, kind, api, token) is { } owner ? server.DropDatabaseAsync(owner.Uid(), Name(managed, kind), token) : Task.CompletedTask);
                return null;
            }

            await server.DropAsync(managed.Object.Uid(), token);
            return null;
        }
        catch (Exception away) when (IsAway(away))
        {
            return Words(away);
        }
    }

    private static bool IsPostgres(Managed managed, DatabaseKind kind) =>
        kind.Engine is null || managed.Asked(kind.Engine) is not { } engine || engine.Contains("postgres", StringComparison.OrdinalIgnoreCase);

    private static string? Asked(Managed managed, string? field) => field is null ? null : managed.Asked(field) is { Length: > 0 } asked ? asked : null;

    private static string Name(Managed managed, DatabaseKind kind) => Asked(managed, kind.Name) ?? managed.ExternalName ?? managed.Object.Name();

    private async Task<PostgresPlace?> OnServerAsync(Managed managed, DatabaseKind kind, ILocalApi api, CancellationToken token) =>
        await ServerOfAsync(managed, kind, api, token) is { } owner ? await server.EnsureDatabaseAsync(owner.Uid(), Name(managed, kind), token) : null;

    /// <summary>The server that the field or its reference names, else the one that is part of the same composite.</summary>
    private static async Task<MapValue?> ServerOfAsync(Managed managed, DatabaseKind kind, ILocalApi api, CancellationToken token)
    {
        var servers = new List<MapValue>();
        foreach (var entry in KindBook.Entries.Where(entry => entry.Text("group") == Crossplane.Control.Kinds.GroupOf(managed.Object.ApiVersion())))
        {
            var apiVersion = $"{entry.Text("group")}/{entry["versions"]!.Items[^1].Text}";
            if (KindBook.Of(apiVersion, entry.Text("kind")).Database is { Server: null })
            {
                servers.AddRange(await api.ListAsync(apiVersion, entry.Text("kind"), managed.Object.Namespace(), token));
            }
        }

        var named = Asked(managed, kind.Server)?.Split('/')[^1];
        var referred = Asked(managed, kind.Server + "Ref.name");
        var composite = managed.Object.Controller()?.Text("uid");
        return servers.FirstOrDefault(one => named is not null && one.Annotation(Managed.ExternalNameKey) == named)
            ?? servers.FirstOrDefault(one => referred is not null && one.Name() == referred)
            ?? servers.FirstOrDefault(one => named is null && referred is null && composite is not null && one.Controller()?.Text("uid") == composite);
    }

    private RealState State(DatabaseKind kind, PostgresPlace place)
    {
        var pause = context.Lasting(Poll);
        return new()
        {
            Outputs = kind.Outputs,
            Connection = kind.Connection.Aggregate(Connection, (map, pair) => map.With(pair.Key, pair.Value)),
            Facts = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["host"] = server.Host, ["port"] = server.Port, ["user"] = place.Role, ["database"] = place.Database,
            },
            Poll = pause > ShortestPoll ? pause : ShortestPoll,
        };
    }

    private static bool IsAway(Exception exception) => exception is NpgsqlException or TimeoutException or SocketException or IOException;

    private string Words(Exception away) => away is PostgresException refused
        ? $"PostgreSQL server {server.Host}:{server.Port} refused: {refused.MessageText} (SQLSTATE {refused.SqlState})"
        : $"cannot connect to PostgreSQL server {server.Host}:{server.Port}: {(away.InnerException ?? away).Message}";
}

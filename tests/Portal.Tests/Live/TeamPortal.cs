using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kubernetes.Access;
using Portal.Live;
using Portal.Testing;
using Portal.Testing.Circuits;

namespace Portal.Tests.Live;

/// <summary>The portal with its embedded sandbox and <see cref="TeamCluster"/> in it.</summary>
internal sealed class TeamPortal : IAsyncDisposable
{
    private readonly KubeConnection _connection;
    private readonly List<PortalClient> _clients = [];

    private TeamPortal(PortalApplication application, KubeConnection connection, TeamCluster cluster) => (Application, _connection, Cluster) = (application, connection, cluster);

    public PortalApplication Application { get; }

    public TeamCluster Cluster { get; }

    public static async Task<TeamPortal> StartAsync(CancellationToken token)
    {
        var application = await PortalApplication.StartAsync(token, ("Portal:Sandbox:Seed", "none"));
        var connection = KubeConnection.FromText(application.KubeConfig!);
        return new(application, connection, await TeamCluster.MakeAsync(TeamCluster.AdminOf(connection), token));
    }

    public async Task<PortalClient> SignInAsync(string user, CancellationToken token)
    {
        var client = new PortalClient(Application.Address);
        _clients.Add(client);
        await client.SignInAsync(user, token);
        return client;
    }

    /// <summary>The names in a list of the API, once it is what is expected; the last list where that never comes.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(PortalClient client, string query, int expected, CancellationToken token)
    {
        IReadOnlyList<string> names = [];
        for (var left = 300; left > 0; left--)
        {
            var list = JsonDocument.Parse(await client.GetAsync("api/infrastructure" + query, token)).RootElement;
            names = [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];
            if (list.GetProperty("synced").GetBoolean() && names.Count == expected)
            {
                break;
            }

            await Task.Delay(50, token);
        }

        return names;
    }

    public HubConnection Hub(CookieContainer? cookies = null, string? token = null, bool messagePack = false, string? origin = null)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(Application.Address, "hubs/resources"), options =>
        {
            options.Cookies = cookies ?? new();
            if (token is not null)
            {
                options.AccessTokenProvider = () => Task.FromResult<string?>(token);
            }

            if (origin is not null)
            {
                options.Headers["Origin"] = origin;
            }
        });
        return (messagePack ? builder.AddMessagePackProtocol() : builder).Build();
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        _connection.Dispose();
        await Application.DisposeAsync();
    }
}

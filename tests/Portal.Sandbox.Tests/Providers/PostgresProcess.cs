using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Portal.Sandbox.Tests.Providers;

/// <summary>A PostgreSQL of a test's own, as a user without rights, on a free port of the loopback, from Debian's packages.</summary>
public sealed class PostgresProcess : IAsyncLifetime
{
    private const string Password = "a test's own";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-postgres-");
    private readonly int _port = FreePort();

    /// <summary>Null where PostgreSQL is not installed.</summary>
    private static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order().LastOrDefault()
        : null;

    /// <summary>Why there is no server; null where it runs.</summary>
    public string? Trouble { get; private set; }

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Password={Password}";

    private string Data => Path.Combine(_folder.FullName, "data");

    public async ValueTask InitializeAsync()
    {
        if (Programs is null)
        {
            Trouble = "not installed (apt-get install postgresql)";
            return;
        }

        try
        {
            var secret = Path.Combine(_folder.FullName, "password");
            await File.WriteAllTextAsync(secret, Password);
            await RunAsync("chown", ["-R", "nobody", _folder.FullName], asNobody: false);
            await RunAsync(Program("initdb"), ["-D", Data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", secret, "--no-sync", "-E", "UTF8", "--locale=C"]);
            await StartAsync();
        }
        catch (Exception refused) when (refused is InvalidOperationException or Win32Exception)
        {
            Trouble = refused.Message;
        }
    }

    public Task StartAsync() => RunAsync(
        Program("pg_ctl"), ["-D", Data, "-w", "-l", Path.Combine(_folder.FullName, "log"), "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off", "start"]);

    public Task StopAsync() => RunAsync(Program("pg_ctl"), ["-D", Data, "-w", "-m", "immediate", "stop"]);

    /// <summary>What psql prints for a query of the server's administrator, one line a row.</summary>
    public Task<string> AskAsync(string query) => PsqlAsync("127.0.0.1", $"{_port}", "postgres", Password, "postgres", query);

    /// <summary>What psql prints, one line a row.</summary>
    public static async Task<string> PsqlAsync(string host, string port, string user, string password, string database, string query) =>
        (await RunAsync(Program("psql"), ["-X", "-A", "-t", "-w", "-h", host, "-p", port, "-U", user, "-d", database, "-c", query], asNobody: false, password)).Trim();

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await StopAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static string Program(string name) => Path.Combine(Programs!, name);

    /// <summary>initdb and the server refuse to be root.</summary>
    private static async Task<string> RunAsync(string program, string[] arguments, bool asNobody = true, string? password = null)
    {
        var isRoot = Environment.UserName == "root";
        var asked = asNobody && isRoot ? new ProcessStartInfo("runuser", ["-u", "nobody", "--", program, .. arguments]) : new(program, arguments);
        asked.RedirectStandardOutput = asked.RedirectStandardError = true;
        asked.WorkingDirectory = "/";
        asked.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(asked)!;
        var error = program.EndsWith("pg_ctl", StringComparison.Ordinal) ? Task.FromResult("") : process.StandardError.ReadToEndAsync();
        var output = program.EndsWith("pg_ctl", StringComparison.Ordinal) ? Task.FromResult("") : process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 || program == "chown" ? await output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Clients;

/// <summary>kubectl of this machine in one namespace of a sandbox.</summary>
/// <param name="home">Where it keeps its cache.</param>
internal sealed class Kubectl(SandboxCluster cluster, string home, string ns)
{

    public static bool IsHere => OnPath("kubectl");

    public static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>What it printed; fails the test where it ends with an error.</summary>
    public async Task<string> RunAsync(string command, CancellationToken token, string? input = null)
    {
        var (code, output, error) = await TryAsync(command, token, input);
        Assert.True(code == 0, $"kubectl {command} ended with {code}: {error}{output}");
        return output;
    }

    /// <param name="command">Its words; those in single quotes are one.</param>
    public async Task<(int Code, string Output, string Error)> TryAsync(string command, CancellationToken token, string? input = null)
    {
        using var process = Start(command);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(token);
        var output = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return (process.ExitCode, output, await error);
    }

    /// <summary>One that goes on until it is disposed of.</summary>
    public Process Start(string command)
    {
        var start = new ProcessStartInfo("kubectl", ["--kubeconfig", cluster.KubeConfigPath, "--cache-dir", home, "--namespace", ns, .. Words(command)])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["HOME"] = home;
        return Process.Start(start)!;
    }

    private static IEnumerable<string> Words(string command) =>
        command.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace Portal.Testing;

/// <summary>
/// A project of this checkout run as a process of its own, as a person would: the portal or the sandbox, already built in this configuration.
/// Killed when disposed.
/// </summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private PortalProcess(Process process) => _process = process;

    /// <summary>What it wrote so far, both streams.</summary>
    public string Output => string.Join('\n', _said);

    public int Id => _process.Id;

    /// <summary>Starts the built project, such as <c>Portal</c>, with the arguments.</summary>
    public static PortalProcess Start(string project, IEnumerable<string> arguments)
    {
        var folder = Path.Combine(Root, "src", project, "bin", Configuration, "net10.0");
        return StartIn(folder, Path.Combine(folder, project + ".dll"), arguments);
    }

    /// <summary>Starts an assembly in a folder of choice, such as a published portal.</summary>
    public static PortalProcess StartIn(string folder, string assembly, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        var process = new Process { StartInfo = start };
        var running = new PortalProcess(process);
        process.OutputDataReceived += (_, line) => running.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => running.Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>The top folder of this checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Waits until a line holds the words, and gives what stands after them.</summary>
    public async Task<string> SaysAsync(string words, CancellationToken cancellation)
    {
        string? line = null;
        await Eventually.HoldsAsync(
            () => (line = _said.FirstOrDefault(said => said.Contains(words, StringComparison.Ordinal))) is not null || _process.HasExited,
            TimeSpan.FromSeconds(60), cancellation, $"{words}, from: {Output}");
        return line is null
            ? throw new UnreachableException($"It ended with {_process.ExitCode} and never said \"{words}\": {Output}")
            : line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Trim();
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> EndsAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    /// <summary>Ends it at once, as a crash would.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string FindRoot()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(here.FullName, "Portal.sln")))
        {
            here = here.Parent ?? throw new InvalidOperationException("No Portal.sln above the tests.");
        }

        return here.FullName;
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            _said.Enqueue(line);
        }
    }
}

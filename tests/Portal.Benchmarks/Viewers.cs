using System.Diagnostics;

namespace Portal.Benchmarks;

/// <summary>The other end of <see cref="ViewerDriver"/>.</summary>
internal sealed class Viewers : IAsyncDisposable
{
    private readonly Process _driver;

    public Viewers(Uri portal, string path)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Viewers).Assembly.Location, "drive", portal.ToString(), path]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _driver = Process.Start(start)!;
    }

    /// <summary>Opens pages until there are so many.</summary>
    public async Task OpenAsync(int wanted, CancellationToken cancellation)
    {
        await _driver.StandardInput.WriteLineAsync(wanted.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (await _driver.StandardOutput.ReadLineAsync(cancellation) is null)
        {
            throw new InvalidOperationException($"The driver of the viewers ended with {_driver.ExitCode}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _driver.StandardInput.Close();
        await _driver.WaitForExitAsync();
        _driver.Dispose();
    }
}

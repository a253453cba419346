using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Sandbox.Server;

var (options, mistakes) = SandboxArguments.Read(args);
if (mistakes.Count > 0)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, [.. mistakes, "", "usage: " + SandboxArguments.Usage]));
    return 1;
}

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
try
{
    using var logs = StandardError.Logs();
    await using var sandbox = await SandboxHost.StartAsync(options, TimeProvider.System, logs, stop.Token);
    Console.WriteLine($"Sandbox: {sandbox.Server}");
    Console.WriteLine($"kubeconfig: {sandbox.KubeConfigPath}");
    await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
{
    await Console.Error.WriteLineAsync($"The sandbox cannot start: {exception.Message}");
    return 1;
}

using Portal.Benchmarks;

// dotnet run -c Release --project tests/Portal.Benchmarks -- NAME|all --json FILE
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
return args switch
{
    ["drive", var address, var path] => await ViewerDriver.RunAsync(new Uri(address), path, stop.Token),
    ["floor"] => await EmptyServer.RunAsync(stop.Token),
    _ => await Suite.RunAsync(args, stop.Token),
};

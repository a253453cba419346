using Portal.Testing.Circuits;

namespace Portal.Benchmarks;

/// <summary>
/// Opens circuits from a process of its own, so that the clients' memory is not counted as the portal's. Reads how many are wanted in all,
/// a number a line, and answers each when they are open; ends with its input.
/// </summary>
internal static class ViewerDriver
{
    public static async Task<int> RunAsync(Uri portal, string path, CancellationToken cancellation)
    {
        using var client = new PortalClient(portal);
        if (path != "/hello")
        {
            await client.SignInAsync("dana", cancellation);
        }

        var open = new List<Circuit>();
        while (await Console.In.ReadLineAsync(cancellation) is { } line && int.TryParse(line, out var wanted))
        {
            while (open.Count < wanted)
            {
                var circuit = await client.OpenAsync(path, cancellation);
                await circuit.SeesAsync(path == "/hello" ? "hello" : BenchWorld.Name(0), cancellation);
                circuit.Forget();
                open.Add(circuit);
            }

            Console.WriteLine(wanted);
        }

        return 0;
    }
}

using Portal.Testing.Circuits;

namespace Portal.EndToEnd;

/// <summary>The headless circuit that the benchmarks stand on, against the real portal.</summary>
public sealed class CircuitTests(DemoPortal demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_RendersThePageThatThePersonSees()
    {
        using var client = new PortalClient(demo.Portal.Address);
        await client.SignInAsync("dana", Cancellation);

        await using var circuit = await client.OpenAsync("/", Cancellation);

        await circuit.SeesAsync("dana", Cancellation);
        await circuit.SeesAsync("Provision", Cancellation);
        Assert.Null(circuit.Error);
        Assert.Contains(circuit.Elements(), element => element.Name == "nav");
    }

    [Fact]
    public async Task Click_ReachesTheHandler()
    {
        using var client = new PortalClient(demo.Portal.Address);
        await client.SignInAsync("dana", Cancellation);
        await using var circuit = await client.OpenAsync("/", Cancellation);
        await circuit.SeesAsync("Provision", Cancellation);
        var button = circuit.Elements().First(element => element.Name == "button" && element["class"]?.Contains("button-primary", StringComparison.Ordinal) == true);

        await circuit.ClickAsync(button.Handler("onclick"), Cancellation);

        await circuit.SeesAsync("Create", Cancellation);
        Assert.Null(circuit.Error);
    }

    [Fact]
    public async Task Guest_SeesTheCatalog()
    {
        using var client = new PortalClient(demo.Portal.Address);
        await client.SignInAsync("guest", Cancellation);

        await using var circuit = await client.OpenAsync("/catalog", Cancellation);

        await circuit.SeesAsync("Orders API", Cancellation);
        Assert.Null(circuit.Error);
    }
}

using Portal.Testing;

namespace Portal.EndToEnd;

/// <summary>One portal with the demo's sandbox, for every test that changes nothing that another looks at.</summary>
public sealed class DemoPortal : IAsyncLifetime
{
    private PortalApplication? _portal;

    public PortalApplication Portal => _portal ?? throw new InvalidOperationException("The portal has not started.");

    public async ValueTask InitializeAsync() => _portal = await PortalApplication.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _portal?.DisposeAsync() ?? ValueTask.CompletedTask;
}

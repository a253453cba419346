using Microsoft.Extensions.Options;
using Portal.Catalog;
using Portal.Connections;
using Portal.Identity;
using Portal.Infrastructure;
using Portal.Insights;
using Portal.Kubernetes.Access;
using Portal.Live;
using Portal.Offerings;
using Portal.Orders;
using Portal.Platform;
using Portal.Sandbox.Server;
using Portal.Shell;
using Portal.Telemetry;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting();
builder.AddTelemetry();
builder.Services.AddSettings<ClusterOptions>("Portal:Cluster");
builder.Services.AddSettings<IdentityOptions>("Portal:Identity");
builder.Services.AddPortalIdentity();
builder.Services.AddCluster();
builder.Services.AddCatalog();
builder.Services.AddInfrastructure();
builder.Services.AddOfferings();
builder.Services.AddOrders();
builder.Services.AddCredentials();
builder.Services.AddInsights();
builder.Services.AddPlatform();
builder.Services.AddShell();

await using var app = builder.Build();
if (!app.SettingsHold())
{
    return 1;
}

await using var sandbox = await StartSandboxAsync(app);
app.UseHosting();
app.UseOwnOrigin();
app.UseShell();
app.MapSignIn();
app.MapInfrastructure();
app.MapCatalog();
app.MapTelemetry();
return await app.ServeAsync();

static async Task<SandboxHost?> StartSandboxAsync(WebApplication app)
{
    if (app.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.Mode != ClusterMode.Sandbox)
    {
        return null;
    }

    var settings = app.Services.GetRequiredService<IOptions<EmbeddedSandboxOptions>>().Value;
    var options = new SandboxOptions
    {
        Url = "https://127.0.0.1:0", Seed = settings.Seed, DataDirectory = settings.DataDirectory, Speed = settings.Speed, Crossplane = (CrossplaneManner)(settings.Crossplane ?? 0),
        PostgreSql = settings.PostgreSql.ConnectionString,
    };
    var time = app.Services.GetRequiredService<TimeProvider>();
    var sandbox = await SandboxHost.StartAsync(options, time, app.Services.GetRequiredService<ILoggerFactory>(), app.Lifetime.ApplicationStopping);
    app.Services.GetRequiredService<SandboxKubeConfig>().Take(sandbox.KubeConfig, sandbox.KubeConfigPath);
    return sandbox;
}

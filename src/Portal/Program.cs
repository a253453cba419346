using Portal.Catalog;
using Portal.Identity;
using Portal.Kubernetes.Access;
using Portal.Live;
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
builder.Services.AddShell();

await using var app = builder.Build();
if (!app.SettingsHold())
{
    return 1;
}

app.UseHosting();
app.UseShell();
app.MapSignIn();
app.MapTelemetry();
return await app.ServeAsync();

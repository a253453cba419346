using Portal.Identity;
using Portal.Shell;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args });
builder.WebHost.UseStaticWebAssets();
if (builder.Configuration["urls"] is null)
{
    builder.WebHost.UseUrls("http://127.0.0.1:5080");
}

builder.Services.AddPortalIdentity();
builder.Services.AddShell();

var app = builder.Build();
app.UseShell();
app.MapSignIn();
await app.RunAsync();

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Portal.Shell;

/// <summary>The steps of a start, in the order in which Program.cs takes them.</summary>
internal static class HostingSteps
{
    /// <summary>Whether every setting is right; if not, each mistake is said by its key.</summary>
    public static bool SettingsHold(this WebApplication app)
    {
        var mistakes = SettingsVerdict.Of(app.Services);
        if (mistakes.Count > 0)
        {
            SettingsVerdict.Say(mistakes, Console.Error);
        }

        return mistakes.Count == 0;
    }

    /// <summary>Believes the known proxies and takes the path base off; before everything that looks at addresses.</summary>
    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        var pathBase = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.PathBase;
        if (pathBase.Length > 0)
        {
            app.UsePathBase(pathBase);
            app.UseMiddleware<OutsidePathBase>();
        }

        // After the path base, or routes would be matched against the whole path.
        app.UseRouting();
    }

    /// <summary>Serves until the process is told to stop. The exit code: 1 where the address cannot be taken.</summary>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        var started = false;
        using var said = app.Lifetime.ApplicationStarted.Register(() =>
        {
            started = true;
            SayWhere(app, Console.Out);
        });
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException taken) when (!started)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Choose another address with --urls, such as --urls http://127.0.0.1:5081");
            return 1;
        }
    }

    private static void SayWhere(WebApplication app, TextWriter output)
    {
        var pathBase = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.PathBase;
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            output.WriteLine($"Portal: {address}{pathBase}");
        }

        if (app.Services.GetRequiredService<SandboxKubeConfig>().Path is { } path)
        {
            output.WriteLine($"Sandbox: kubectl --kubeconfig {path} get all -A");
        }
    }
}

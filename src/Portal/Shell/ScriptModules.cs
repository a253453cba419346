using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Shell;

/// <summary>How components take and leave the ES modules of wwwroot/js.</summary>
public static class ScriptModules
{
    /// <summary>Imports <c>js/{name}.js</c>, wherever the portal's base is.</summary>
    public static ValueTask<IJSObjectReference> ImportAsync(this IJSRuntime script, NavigationManager navigation, string name) =>
        script.InvokeAsync<IJSObjectReference>("import", new Uri(new Uri(navigation.BaseUri), $"js/{name}.js").AbsolutePath);

    /// <summary>Has the module take back what it did to the page, and lets go of it; nothing where the browser is gone already.</summary>
    public static async ValueTask LeaveAsync(this IJSObjectReference? module)
    {
        if (module is null)
        {
            return;
        }

        try
        {
            await module.InvokeVoidAsync("dispose");
            await module.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, and its module with it.
        }
    }
}

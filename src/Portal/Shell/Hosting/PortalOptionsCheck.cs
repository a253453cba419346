using System.Net;
using Microsoft.Extensions.Options;

namespace Portal.Shell;

internal sealed class PortalOptionsCheck : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        var failures = new List<string>();
        if (options.PathBase.Length > 0 && (options.PathBase[0] != '/' || options.PathBase[^1] == '/' || options.PathBase.IndexOfAny(['?', '#', ' ', '"']) >= 0))
        {
            failures.Add($"Portal:PathBase is '{options.PathBase}': it must begin with a slash and end without one, such as /portal.");
        }

        failures.AddRange(options.KnownProxies
            .Select((proxy, index) => (Proxy: proxy, Index: index))
            .Where(one => !IPAddress.TryParse(one.Proxy, out _) && !IPNetwork.TryParse(one.Proxy, out _))
            .Select(one => $"Portal:KnownProxies:{one.Index} is '{one.Proxy}': it must be an address such as 10.0.0.7 or a network such as 10.0.0.0/8."));
        if (options.KeysDirectory is { Length: > 0 } folder && File.Exists(folder))
        {
            failures.Add($"Portal:KeysDirectory is '{folder}': that is a file, it must be a folder.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

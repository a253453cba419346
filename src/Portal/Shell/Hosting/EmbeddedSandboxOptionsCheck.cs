using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Portal.Shell;

internal sealed class EmbeddedSandboxOptionsCheck : IValidateOptions<EmbeddedSandboxOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddedSandboxOptions options)
    {
        var failures = new List<string>();
        if (options.Seed is not ("demo" or "none"))
        {
            failures.Add($"Portal:Sandbox:Seed is '{options.Seed}': it must be demo or none.");
        }

        if (options.Speed is not (> 0 and <= 10_000))
        {
            failures.Add($"Portal:Sandbox:Speed is {options.Speed}: it must be more than 0 and at most 10000.");
        }

        if (options.Crossplane is not (null or 1 or 2))
        {
            failures.Add($"Portal:Sandbox:Crossplane is '{options.Crossplane}': it must be 1 or 2.");
        }

        if (options.DataDirectory is { Length: > 0 } folder && File.Exists(folder))
        {
            failures.Add($"Portal:Sandbox:DataDirectory is '{folder}': that is a file, it must be a folder.");
        }

        if (options.PostgreSql.ConnectionString is { Length: > 0 } connection && !IsReadable(connection))
        {
            failures.Add("Portal:Sandbox:PostgreSql:ConnectionString cannot be read: it must be like Host=127.0.0.1;Port=5432;Username=postgres;Password=...");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>What it holds is never repeated: there is a password in it.</summary>
    private static bool IsReadable(string connection)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = connection }.ContainsKey("Host");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

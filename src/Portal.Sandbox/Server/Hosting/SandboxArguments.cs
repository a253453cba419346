namespace Portal.Sandbox.Server;

/// <summary>The command line of the sandbox alone.</summary>
internal static class SandboxArguments
{
    public const string Usage =
        "--urls https://HOST:PORT[;http://HOST:PORT] --kubeconfig FILE [--data DIR] [--seed none|demo] [--token-auth-file CSV] [--speed N]";

    /// <summary>The options, or the mistakes.</summary>
    public static (SandboxOptions Options, IReadOnlyList<string> Mistakes) Read(string[] args)
    {
        var options = new SandboxOptions();
        var mistakes = new List<string>();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
            {
                mistakes.Add($"{args[i]} needs a value");
                break;
            }

            options = One(options, args[i], args[i + 1], mistakes);
        }

        return (options, mistakes);
    }

    private static SandboxOptions One(SandboxOptions options, string name, string value, List<string> mistakes)
    {
        switch (name)
        {
            case "--urls":
                var urls = value.Split(';', StringSplitOptions.RemoveEmptyEntries);
                return options with
                {
                    Url = urls.FirstOrDefault(url => url.StartsWith("https://", StringComparison.Ordinal)) ?? options.Url,
                    HttpUrl = urls.FirstOrDefault(url => url.StartsWith("http://", StringComparison.Ordinal)),
                };
            case "--kubeconfig":
                return options with { KubeConfigPath = value };
            case "--data":
                return options with { DataDirectory = value };
            case "--seed" when value is "none" or "demo":
                return options with { Seed = value };
            case "--token-auth-file" when File.Exists(value):
                return options with { TokenAuthFile = value };
            case "--speed" when double.TryParse(value, out var speed) && speed > 0:
                return options with { Speed = speed };
            default:
                mistakes.Add($"{name} {value} is not understood");
                return options;
        }
    }
}

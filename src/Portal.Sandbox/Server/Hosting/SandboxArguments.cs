using System.Globalization;
using Portal.Sandbox.Providers.Databases;

namespace Portal.Sandbox.Server;

/// <summary>The command line of the sandbox alone.</summary>
internal static class SandboxArguments
{
    public const string Usage =
        "--urls https://HOST:PORT[;http://HOST:PORT] --kubeconfig FILE [--data DIR] [--seed none|demo] [--token-auth-file CSV] [--speed N] [--crossplane 1|2] [--postgresql CONNECTION]";

    /// <summary>The options, and every mistake by the name of its argument.</summary>
    public static (SandboxOptions Options, IReadOnlyList<string> Mistakes) Read(string[] args)
    {
        var options = new SandboxOptions();
        var mistakes = new List<string>();
        var words = new Queue<string>(args.SelectMany(Split));
        while (words.TryDequeue(out var name))
        {
            options = words.TryDequeue(out var value) ? One(options, name, value, mistakes) : Mistake(options, mistakes, $"{name} needs a value");
        }

        return (options, mistakes);
    }

    /// <summary><c>--name=value</c> is two words too.</summary>
    private static IEnumerable<string> Split(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? [word[..at], word[(at + 1)..]] : [word];

    private static SandboxOptions One(SandboxOptions options, string name, string value, List<string> mistakes) => name switch
    {
        "--urls" => Urls(options, value, mistakes),
        "--kubeconfig" => options with { KubeConfigPath = value },
        "--data" when File.Exists(value) => Mistake(options, mistakes, $"--data {value} is a file and should be a folder"),
        "--data" => options with { DataDirectory = value },
        "--seed" when value is "none" or "demo" => options with { Seed = value },
        "--seed" => Mistake(options, mistakes, $"--seed {value} should be none or demo"),
        "--token-auth-file" when File.Exists(value) => options with { TokenAuthFile = value },
        "--token-auth-file" => Mistake(options, mistakes, $"--token-auth-file {value} does not exist"),
        "--speed" when double.TryParse(value, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= 10_000 => options with { Speed = speed },
        "--speed" => Mistake(options, mistakes, $"--speed {value} should be a number above 0 and at most 10000"),
        "--crossplane" when value is "1" or "2" => options with { Crossplane = value is "1" ? CrossplaneManner.One : CrossplaneManner.Two },
        "--crossplane" => Mistake(options, mistakes, $"--crossplane {value} should be 1 or 2"),
        "--postgresql" => PostgreSql(options, value, mistakes),
        _ => Mistake(options, mistakes, $"{name} is not an argument of the sandbox"),
    };

    private static SandboxOptions Urls(SandboxOptions options, string value, List<string> mistakes)
    {
        foreach (var text in value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.AbsolutePath == "/";
            options = uri?.Scheme switch
            {
                "https" when isAddress => options with { Url = text },
                "http" when isAddress => options with { HttpUrl = text },
                _ => Mistake(options, mistakes, $"--urls {text} should be https://HOST:PORT or http://HOST:PORT"),
            };
        }

        return options;
    }

    /// <summary>The value may have a password, so no mistake repeats it.</summary>
    private static SandboxOptions PostgreSql(SandboxOptions options, string value, List<string> mistakes)
    {
        try
        {
            _ = PostgresServer.Read(value);
            return options with { PostgreSql = value };
        }
        catch (FormatException broken)
        {
            return Mistake(options, mistakes, "--postgresql: " + broken.Message);
        }
    }

    private static SandboxOptions Mistake(SandboxOptions options, List<string> mistakes, string text)
    {
        mistakes.Add(text);
        return options;
    }
}

using Microsoft.Extensions.Options;

namespace Portal.Shell;

/// <summary>Asks every feature about its settings at start, before anything else happens.</summary>
internal static class SettingsVerdict
{
    /// <summary>Every mistake of every section, at once; empty when the portal can start.</summary>
    public static IReadOnlyList<SettingsMistake> Of(IServiceProvider services)
    {
        var check = new SettingsCheck([.. services.GetServices<SettingsSection>()]);
        var mistakes = check.Find(services.GetRequiredService<IConfiguration>()).ToList();
        mistakes.AddRange(Refused(services).Select(words => new SettingsMistake("", words)));
        return mistakes;
    }

    /// <summary>Says the mistakes on the error stream, one a line.</summary>
    public static void Say(IReadOnlyList<SettingsMistake> mistakes, TextWriter errors)
    {
        errors.WriteLine(mistakes.Count == 1 ? "One setting is wrong:" : $"{mistakes.Count} settings are wrong:");
        foreach (var mistake in mistakes)
        {
            errors.WriteLine($"  {mistake}");
        }
    }

    private static List<string> Refused(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException one)
        {
            return [.. one.Failures];
        }
        catch (AggregateException many)
        {
            return [.. many.Flatten().InnerExceptions.SelectMany(inner => inner is OptionsValidationException refused ? refused.Failures : [inner.Message])];
        }
    }
}

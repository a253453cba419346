using Microsoft.Extensions.Options;

namespace Portal.Shell;

/// <summary>How a feature declares its settings.</summary>
internal static class SettingsRegistration
{
    /// <summary>
    /// Binds the options to the section, has them validated at start, and makes their keys known, so that every other key is named as unknown.
    /// A value that cannot be read is left out here and named by <see cref="SettingsCheck"/>.
    /// </summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddSingleton(new SettingsSection(section, typeof(TOptions)));
        return services.AddOptions<TOptions>()
            .Configure<IConfiguration>((options, configuration) => SettingsCheck.Readable(configuration.GetSection(section), typeof(TOptions)).Bind(options))
            .ValidateOnStart();
    }
}

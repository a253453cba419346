namespace Portal.Platform;

internal static class PlatformRegistration
{
    /// <summary>The platform page: what the portal stands on and what is wrong with it.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.AddSingleton<ServerVersionReader>();
        services.AddSingleton<AccountReader>();
        services.AddSingleton<CompositionNotes>();
        services.AddSingleton<PlatformQuery>();
        return services;
    }
}

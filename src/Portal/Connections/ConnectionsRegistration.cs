namespace Portal.Connections;

internal static class ConnectionsRegistration
{
    /// <summary>Credentials of what people ordered, and their bindings to applications.</summary>
    public static IServiceCollection AddCredentials(this IServiceCollection services)
    {
        services.AddSingleton<ConnectionTermsReader>();
        services.AddSingleton<SecretKeysReader>();
        services.AddSingleton<ConnectionQuery>();
        services.AddSingleton<RevealAudit>();
        services.AddSingleton<Reveals>();
        services.AddSingleton<Bindings>();
        services.AddSingleton<BindingQuery>();
        return services;
    }
}

namespace Portal.Infrastructure;

internal static class InfrastructureRegistration
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services)
    {
        services.AddSignalR().AddMessagePackProtocol();
        services.AddSingleton<ResourceLists>();
        services.AddSingleton<ResourceDetails>();
        services.AddSingleton<ResourceCommands>();
        services.AddSingleton<WholeYaml>();
        return services;
    }
}

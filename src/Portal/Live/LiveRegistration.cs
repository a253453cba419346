using Microsoft.Extensions.Options;
using Portal.Identity;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Client;
using Portal.Shell;

namespace Portal.Live;

internal static class LiveRegistration
{
    /// <summary>The connection to the cluster and everything that lives on it. The kubeconfig that an embedded sandbox handed over is taken before the settings.</summary>
    public static IServiceCollection AddCluster(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => provider.GetRequiredService<SandboxKubeConfig>().Text is { } sandbox
            ? KubeConnection.FromText(sandbox)
            : KubeConnection.Open(provider.GetRequiredService<IOptions<ClusterOptions>>().Value));
        services.AddSingleton<ResourceClient>();
        services.AddSingleton<Discovery>();
        services.AddSingleton(provider => new ClusterCache(
            provider.GetRequiredService<KubeConnection>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ClusterCache>>()));
        services.AddSingleton<CallerClients>();
        services.AddSingleton<AccessReviews>();
        services.AddSingleton<RulesReviews>();
        services.AddSingleton<Sights>();
        services.AddSingleton<ClusterSource>();
        services.AddSingleton<WholeObjects>();
        services.AddSingleton(provider => new LiveCluster(
            provider.GetRequiredService<ClusterSource>(), provider.GetRequiredService<Sights>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<ClusterFollower>();
        return services;
    }
}

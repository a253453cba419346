using Microsoft.Extensions.Options;
using Portal.Kubernetes.Access;

namespace Portal.Identity;

internal sealed class IdentityOptionsCheck(IOptions<ClusterOptions> cluster) : IValidateOptions<IdentityOptions>
{
    public ValidateOptionsResult Validate(string? name, IdentityOptions options)
    {
        var failures = new List<string>();
        if (options.Mode == IdentityMode.Demo && cluster.Value.Mode != ClusterMode.Sandbox)
        {
            failures.Add(
                $"Portal:Identity:Mode is Demo while Portal:Cluster:Mode is {cluster.Value.Mode}: the demo's people need no password, so they exist in the sandbox only. Use Local.");
        }

        if (options.Mode == IdentityMode.Local && cluster.Value.Mode == ClusterMode.Sandbox)
        {
            failures.Add("Portal:Identity:Mode is Local while Portal:Cluster:Mode is Sandbox: the sandbox's kubeconfig is the portal's own. Use Demo, or KubeConfig with a kubeconfig of yours.");
        }

        if (options.Mode == IdentityMode.Oidc)
        {
            failures.Add("Portal:Identity:Mode is Oidc: this version signs nobody in with OpenID Connect yet. Use Local.");
        }

        failures.AddRange(options.PlatformGroups.Select((group, index) => (group, index)).Where(one => string.IsNullOrWhiteSpace(one.group))
            .Select(one => $"Portal:Identity:PlatformGroups:{one.index} is empty: it must be the name of a group."));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Bootstrap;

/// <summary>Writes into each aggregated ClusterRole the rules of the roles that its selectors name.</summary>
internal sealed class RoleAggregator : IController
{
    private const string ApiVersion = "rbac.authorization.k8s.io/v1";
    private static readonly ControllerKey All = new(ApiVersion, "ClusterRole", null, "");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = change.Type.Kind == "ClusterRole" ? All : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var roles = await api.ListAsync(ApiVersion, "ClusterRole", null, token);
        foreach (var role in roles)
        {
            var selectors = (role.At("aggregationRule", "clusterRoleSelectors")?.Items ?? []).Select(LabelSelector.Of).ToList();
            if (selectors.Count == 0)
            {
                continue;
            }

            var parts = roles.Where(other => other.At("metadata", "name") is var name && !Equals(name, role.At("metadata", "name")) && selectors.Exists(selector => selector.Matches(other.At("metadata", "labels"))));
            var rules = new ListValue([.. parts.SelectMany(other => other["rules"]?.Items ?? []).Distinct()]);
            if (!rules.Elements.SequenceEqual(role["rules"]?.Items ?? []))
            {
                await api.UpdateAsync(role.With("rules", rules), token);
            }
        }

        return null;
    }
}

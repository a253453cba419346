using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Faults;

/// <summary>Counts what there is against what the cloud allows.</summary>
internal sealed class Quotas(ResourceRegistry registry)
{
    /// <summary>The limit that forbids one more; null where there may be.</summary>
    public async Task<long?> ExceededAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        foreach (var quota in (await AllAsync(managed, api, token)).Where(quota => quota.Counts(managed.Object)))
        {
            if (await UsedAsync(quota, api, token) >= quota.Limit)
            {
                return quota.Limit;
            }
        }

        return null;
    }

    /// <summary>How many there are that the cloud has taken an order for, those that are being deleted included.</summary>
    public async Task<long> UsedAsync(Quota quota, ILocalApi api, CancellationToken token)
    {
        var used = 0L;
        foreach (var type in registry.All.Select(resource => resource.Type).Where(type => type.Kind == quota.Kind && Managed.IsManaged(type)).DistinctBy(type => type.Id))
        {
            used += (await api.ListAsync(type.ApiVersion, type.Kind, null, token)).Count(found => quota.Counts(found) && found.Annotation(Managed.SucceededKey) is not null);
        }

        return used;
    }

    private async Task<IEnumerable<Quota>> AllAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var objects = await api.ListAsync(Fault.ApiVersion, Quota.ObjectKind, null, token);
        var config = await ProviderConfigAsync(managed, api, token);
        return objects.Select(Quota.Of).Concat(config?.Annotation(Quota.AnnotationKey) is { } annotation ? Quota.Of(annotation, config.Name()) : []);
    }

    private async Task<MapValue?> ProviderConfigAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var kind = managed.Object.At("spec", "providerConfigRef", "kind")?.Text ?? "ProviderConfig";
        var group = "." + Kinds.GroupOf(managed.Object.ApiVersion());
        var type = registry.All.Select(resource => resource.Type).FirstOrDefault(type => type.Kind == kind && group.EndsWith("." + type.Group, StringComparison.Ordinal));
        return type is null ? null : (await api.GetAsync(type.ApiVersion, kind, type.Namespaced ? managed.Object.Namespace() : null, managed.ProviderConfig, token)).Taken();
    }
}

using Portal.Sandbox.Server;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>What a managed resource makes in this very cluster, as provider-kubernetes' Objects do.</summary>
internal interface IRealObjects
{
    /// <returns>Why it could not be made; null where it is there, or where there is nothing to make.</returns>
    Task<string?> SyncAsync(Managed managed, ILocalApi api, CancellationToken token);

    /// <summary>Further connection details, key to base64.</summary>
    Task<IReadOnlyDictionary<string, string>> DetailsAsync(Managed managed, ILocalApi api, CancellationToken token);

    /// <summary>Further fields of status.atProvider; null where there are none.</summary>
    Task<Schema.Values.MapValue?> ObservedAsync(Managed managed, ILocalApi api, CancellationToken token);

    Task RemoveAsync(Managed managed, ILocalApi api, CancellationToken token);
}

using System.Text.Json;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>
/// Reads an offering's promise from its XRD and composition. They are read in the portal's own name, and no more of them is told than names of
/// keys and whether any is mapped: that much everyone who may order the offering has to know.
/// </summary>
internal sealed class ConnectionTermsReader(WholeObjects whole)
{
    public async Task<ConnectionTerms> ReadAsync(ConnectionPlace place, CancellationToken token)
    {
        var definition = await ValueOfAsync(place.Definition, token);
        var composition = await ValueOfAsync(place.Composition, token);
        var keys = definition?.At("spec", "connectionSecretKeys")?.Items.Select(item => item.Text).OfType<string>().Distinct() ?? [];
        bool? second = place.Definition is null ? null : definition?.At("spec", "scope")?.Text is "Namespaced" or "Cluster";
        return new(new(keys), composition is null ? null : CompositionCredentials.Publishes(composition), second);
    }

    private async Task<Value?> ValueOfAsync(KubeObject? known, CancellationToken token)
    {
        if (known is null)
        {
            return null;
        }

        try
        {
            return await whole.ReadAsync(known, token) is Accepted accepted ? ValueReader.Parse(accepted.Utf8) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return null;
        }
    }
}

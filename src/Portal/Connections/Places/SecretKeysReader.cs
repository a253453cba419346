using System.Text.Json;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Connections;

/// <summary>Reads the names in a Secret as the person. The answer's values are dropped before this returns.</summary>
internal sealed class SecretKeysReader(CallerClients clients)
{
    /// <summary>The Secret among the place's that holds the credentials: the one whose type says so, else the one with most expected keys.</summary>
    public async Task<SecretKeys> ReadAsync(Caller caller, ConnectionPlace place, ConnectionTerms terms, CancellationToken token)
    {
        SecretKeys? best = null;
        var most = -1;
        foreach (var secret in place.Secrets)
        {
            var (keys, weight) = await ReadOneAsync(caller, secret, terms, token);
            if (weight > most)
            {
                (best, most) = (keys, weight);
            }
        }

        return best ?? new(null, null, Named(terms, KeyState.Missing), null);
    }

    private async Task<(SecretKeys Keys, int Weight)> ReadOneAsync(Caller caller, ObjectKey secret, ConnectionTerms terms, CancellationToken token)
    {
        try
        {
            return await clients.For(caller).GetAsync(secret, token) switch
            {
                Accepted accepted => Names(secret, accepted.Body, terms),
                Refused { Status.IsNotFound: true } => (new(secret, null, Named(terms, KeyState.Missing), $"The Secret {secret.Name} is not there yet."), 0),
                Refused { Status.IsForbidden: true } => (new(secret, null, Named(terms, KeyState.Unknown), Denied(secret)), 0),
                Refused refused => (new(secret, null, Named(terms, KeyState.Unknown), refused.Status.Message), 0),
                _ => (new(secret, null, Named(terms, KeyState.Unknown), null), 0),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return (new(secret, null, Named(terms, KeyState.Unknown), "The control plane does not answer."), 0);
        }
    }

    public static string Denied(ObjectKey secret) =>
        $"You may not read Secrets in {secret.Namespace}. Ask the platform team for the right to get {secret.Name}.";

    private static (SecretKeys, int) Names(ObjectKey secret, JsonElement body, ConnectionTerms terms)
    {
        var present = body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data.EnumerateObject().Where(pair => !pair.Value.ValueEquals("")).Select(pair => pair.Name).Order(StringComparer.Ordinal).ToList()
            : [];
        var expected = terms.Expected.Select(name => new ConnectionKey(name, present.Contains(name) ? KeyState.Present : KeyState.Missing, true));
        var more = present.Where(name => !terms.Expected.Contains(name)).Select(name => new ConnectionKey(name, KeyState.Present, false));
        var version = body.GetProperty("metadata").GetProperty("resourceVersion").GetString();
        var isConnection = body.TryGetProperty("type", out var type) && type.ValueEquals("connection.crossplane.io/v1alpha1");
        return (new(secret, version, new(expected.Concat(more)), null), 1 + present.Count(terms.Expected.Contains) + (isConnection ? 1000 : 0));
    }

    private static LiveList<ConnectionKey> Named(ConnectionTerms terms, KeyState state) => new(terms.Expected.Select(name => new ConnectionKey(name, state, true)));
}

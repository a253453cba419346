using System.Text.Json;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Connections;

/// <summary>
/// Fetches the values of credentials at the moment when a person asks for them, as that person. What they may see is asked anew; the reveal is
/// recorded first, and without the record nothing is fetched.
/// </summary>
internal sealed class Reveals(ConnectionQuery query, CallerClients clients, AccessReviews access, RevealAudit audit, TimeProvider time)
{
    public async Task<RevealOutcome> RevealAsync(Caller caller, ObjectKey owner, CancellationToken token)
    {
        if (caller.IsGuest)
        {
            return new RevealRefused("Sign in first: a guest sees no credentials.");
        }

        if (await query.ReadAsync(caller, owner, token) is not { Keys: { Secret: { } secret } keys } connection)
        {
            return new RevealRefused("There are no credentials to reveal.");
        }

        if (keys.Version is null)
        {
            return new RevealRefused(keys.Why ?? "The Secret cannot be read.");
        }

        if (await access.MayAsync(caller, AccessQuestion.Of("get", secret), token) is { Allowed: false })
        {
            return new RevealRefused(SecretKeysReader.Denied(secret));
        }

        List<string> names = [.. keys.Present];
        return await audit.WriteAsync(new(caller, connection.Place.Owner, secret, names, time.GetUtcNow()), token) is { } problem
            ? new RevealRefused($"Nothing is shown, because the reveal could not be recorded: {problem}.")
            : await FetchAsync(caller, secret, names, token);
    }

    /// <summary>The Secret's resourceVersion now; null where it is gone or the person may no longer read it.</summary>
    public async Task<string?> VersionAsync(Caller caller, ObjectKey secret, CancellationToken token)
    {
        try
        {
            return await clients.For(caller).GetAsync(secret, token) is Accepted accepted ? Version(accepted.Body) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return null;
        }
    }

    private async Task<RevealOutcome> FetchAsync(Caller caller, ObjectKey secret, List<string> names, CancellationToken token)
    {
        try
        {
            return await clients.For(caller).GetAsync(secret, token) switch
            {
                Accepted accepted => new Revealed([.. Values(accepted.Body, names)], Version(accepted.Body)),
                Refused { Status.IsForbidden: true } => new RevealRefused(SecretKeysReader.Denied(secret)),
                Refused refused => new RevealRefused(refused.Status.Message),
                _ => new RevealRefused("The control plane gave no answer."),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return new RevealRefused("The control plane does not answer.");
        }
    }

    /// <summary>Only what was recorded is shown; a key that came since waits for the next reveal.</summary>
    private static IEnumerable<RevealedKey> Values(JsonElement body, List<string> names) =>
        body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? from pair in data.EnumerateObject()
              where names.Contains(pair.Name)
              let value = SecretText.FromBase64(pair.Value.GetString() ?? "")
              where value is not null
              select new RevealedKey(pair.Name, value)
            : [];

    private static string Version(JsonElement body) => body.GetProperty("metadata").GetProperty("resourceVersion").GetString() ?? "";
}

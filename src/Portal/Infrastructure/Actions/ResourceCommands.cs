using System.Text.Json;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>What people do to what runs, in their own name. A command is tried, whatever a button said; the answer is null, or why it was not done.</summary>
public sealed class ResourceCommands(CallerClients clients)
{

    public Task<string?> PauseAsync(Caller caller, KubeObject found, CancellationToken token) => MarkAsync(caller, found, "true", token);

    public Task<string?> ResumeAsync(Caller caller, KubeObject found, CancellationToken token) => MarkAsync(caller, found, null, token);

    /// <summary>Deletes this very object and waits for its parts to go first; one that was made anew under its name stays.</summary>
    public Task<string?> DeleteAsync(Caller caller, KubeObject found, CancellationToken token) =>
        TryAsync(caller, client => client.DeleteAsync(found.Key, new() { Uid = found.Uid, PropagationPolicy = "Foreground" }, token));

    private Task<string?> MarkAsync(Caller caller, KubeObject found, string? value, CancellationToken token)
    {
        var patch = JsonSerializer.SerializeToUtf8Bytes(new
        {
            metadata = new { uid = found.Uid, annotations = new Dictionary<string, string?> { [HealthRules.PausedAnnotation] = value } },
        });
        return TryAsync(caller, client => client.PatchAsync(found.Key, PatchKind.Merge, patch, WriteOptions.Default, token));
    }

    private async Task<string?> TryAsync(Caller caller, Func<CallerClient, Task<ApiOutcome>> command)
    {
        if (caller.IsGuest)
        {
            return "Sign in first.";
        }

        try
        {
            return await command(clients.For(caller)) is Refused refused ? Words(refused.Status) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return "The control plane does not answer, so it is not known whether this was done. The page shows it when it is.";
        }
        catch (ArgumentException)
        {
            return "Your name or one of your groups is reserved by Kubernetes, so nothing can be done in it.";
        }
    }

    private static string Words(KubeStatus status) => status switch
    {
        { IsForbidden: true } => $"You may not do this. {status.Message}",
        { IsNotFound: true } => "It is not there any more.",
        { IsConflict: true } => "It was deleted and made anew meanwhile. Nothing was done to the new one.",
        { IsUnauthorized: true } => "The control plane does not know you any more. Sign in again.",
        _ => status.Message,
    };
}

using System.Text.RegularExpressions;
using Portal.Forms.Documents;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>
/// Changes a live object in the person's own name by server-side apply as <c>portal</c>, over the version that they loaded and no other. What the
/// create of the order set is moved to apply first, so that what a person takes away goes.
/// </summary>
public sealed partial class OrderEditor(CallerClients clients)
{
    private const int MostTries = 5;
    private const string Away = "The control plane does not answer. Nothing was changed, and what you typed is kept.";
    private static readonly WriteOptions Real = WriteOptions.Default with { FieldManager = OrderAnnotations.ManagedBy };
    // A rehearsal cannot move the create's fields to apply, so it would meet the portal's own as a conflict; those of others are told from managedFields.
    private static readonly WriteOptions Dry = Real with { DryRun = true, Force = true };

    public async Task<EditOutcome> RehearseAsync(Caller caller, OrderEdit edit, bool takeOver, CancellationToken token)
    {
        var conflicts = Conflicts(edit);
        if (conflicts.Count > 0 && !takeOver)
        {
            return new EditOutcome.Conflicted(conflicts);
        }

        return await GuardAsync(() => NewestAsync(edit, () => ApplyAsync(caller, edit, EditManifest.Compose(edit), Dry, token)));
    }

    /// <param name="takeOver">The person was told whose the fields are and takes them.</param>
    public Task<EditOutcome> ApplyAsync(Caller caller, OrderEdit edit, bool takeOver, CancellationToken token) =>
        GuardAsync(() => NewestAsync(edit, () => MoveAndApplyAsync(caller, edit, takeOver, token)));

    private async Task<EditOutcome> MoveAndApplyAsync(Caller caller, OrderEdit edit, bool takeOver, CancellationToken token)
    {
        var manifest = EditManifest.Compose(edit);
        if (OwnershipMove.Of(edit.Live) is { } move)
        {
            var moved = await clients.For(caller).PatchAsync(edit.Key, PatchKind.Json, ValueWriter.ToUtf8(move), Real, token);
            if (moved is not Accepted { Body: var body })
            {
                return await RefusedAsync(caller, edit, (Refused)moved, token);
            }

            manifest = manifest.With(["metadata", "resourceVersion"], body.GetProperty("metadata").GetProperty("resourceVersion").GetString()!);
        }

        return await ApplyAsync(caller, edit, manifest, Real with { Force = takeOver }, token);
    }

    /// <summary>
    /// Controllers write their own fields all the time, and each makes a new version. Where nothing else changed the newer version is as good as the
    /// one that the person saw.
    /// </summary>
    private static async Task<EditOutcome> NewestAsync(OrderEdit edit, Func<Task<EditOutcome>> send)
    {
        var outcome = await send();
        for (var i = 1; i < MostTries && outcome is EditOutcome.Stale { Now: { } now } && edit.Refresh(now); i++)
        {
            outcome = await send();
        }

        return outcome;
    }

    /// <summary>What the person changed and somebody else set.</summary>
    public static IReadOnlyList<FieldOwner> Conflicts(OrderEdit edit)
    {
        var changes = edit.Changes;
        return [.. edit.Owners.Where(owner => changes.Any(change => owner.Path.StartsWith(change) || change.StartsWith(owner.Path)))];
    }

    private async Task<EditOutcome> ApplyAsync(Caller caller, OrderEdit edit, MapValue manifest, WriteOptions options, CancellationToken token) =>
        await clients.For(caller).ApplyAsync(edit.Key, ValueWriter.ToUtf8(manifest), options, token) switch
        {
            Accepted accepted => Applied(edit, (MapValue)ValueReader.Read(accepted.Utf8).Value, accepted.Warnings),
            var refused => await RefusedAsync(caller, edit, (Refused)refused, token),
        };

    private static EditOutcome.Applied Applied(OrderEdit edit, MapValue result, IReadOnlyList<string> warnings)
    {
        var left = edit.Changes.Where(path => edit.Form.Document.At(path) is null && ValueEdit.Get(result, path) is not null && edit.Owners.Any(owner => owner.Path.StartsWith(path)));
        // Finalizers are the controllers', and no person can mend their names.
        return new(result, [.. left], [.. warnings.Where(warning => !warning.StartsWith("metadata.finalizers", StringComparison.Ordinal))]);
    }

    private async Task<EditOutcome> RefusedAsync(Caller caller, OrderEdit edit, Refused refused, CancellationToken token)
    {
        if (refused.Status is { IsConflict: true, Causes: var causes } && causes.Where(cause => cause.Reason == "FieldManagerConflict").ToList() is { Count: > 0 } fields)
        {
            return new EditOutcome.Conflicted([.. fields.Select(cause => new FieldOwner(FieldPath.Parse((cause.Field ?? "").TrimStart('.')), Manager(cause.Message)))]);
        }

        if (refused.Status.IsConflict || refused.Status.IsNotFound)
        {
            return new EditOutcome.Stale(await clients.For(caller).GetAsync(edit.Key, token) is Accepted accepted ? ValueReader.Read(accepted.Utf8).Value as MapValue : null);
        }

        return refused.Status.IsForbidden && refused.Status.Message.Contains(" cannot ", StringComparison.Ordinal)
            ? new EditOutcome.Rejected([], $"You may not change this {edit.Offering.Type.Kind}. Ask the platform team for the right.")
            : Refusal.Of(refused, edit.Offering.Type, edit.Namespace) switch
            {
                OrderOutcome.Rejected rejected => new EditOutcome.Rejected(rejected.Errors, rejected.Words),
                OrderOutcome.Unreachable unreachable => new EditOutcome.Unreachable(unreachable.Words),
                _ => new EditOutcome.Rejected([], refused.Status.Message),
            };
    }

    private static async Task<EditOutcome> GuardAsync(Func<Task<EditOutcome>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return new EditOutcome.Unreachable(Away);
        }
    }

    /// <summary>Of <c>conflict with "kubectl-client-side-apply" using v1</c> the name.</summary>
    private static string Manager(string message) => Quoted().Match(message) is { Success: true } match ? match.Groups["name"].Value : message;

    [GeneratedRegex("\"(?<name>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}

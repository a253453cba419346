using System.Collections.Concurrent;
using System.Text;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Faults;
using Portal.Sandbox.Providers.Inside;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>What a managed resource says of itself: conditions, events, outputs and connection secret, in the words of crossplane-runtime and Upjet.</summary>
internal sealed class CloudOutcome(SandboxContext context)
{
    private static readonly string[] NotMirrored = ["deletionPolicy", "managementPolicies", "providerConfigRef", "writeConnectionSecretToRef", "initProvider", "publishConnectionDetailsTo", "forProvider"];
    private static readonly TimeSpan Drifted = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestDrift = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    /// <summary>Since when which resource, by uid, is shown as somebody changed it.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _drifted = new(StringComparer.Ordinal);

    private string Now => context.Time.Stamp();

    public async Task<TimeSpan?> WriteAsync(MapValue old, MapValue next, TimeSpan? again, ILocalApi api, CancellationToken token)
    {
        if (!next.Equals(old))
        {
            (await api.UpdateStatusAsync(next, token)).Taken();
        }

        return again;
    }

    public Task OrderedAsync(Managed managed, ILocalApi api, CancellationToken token) =>
        Events(managed).NormalAsync(api, managed.Object, "CreatedExternalResource", "Successfully requested creation of external resource", token, External(managed));

    /// <summary>While the cloud works: what is known at once, and the step.</summary>
    public async Task WorkingAsync(Managed managed, int step, ILocalApi api, CancellationToken token)
    {
        var known = MapValue.Of(("id", managed.ExternalName ?? ""), ("arn", Outputs(managed)["arn"]));
        var next = managed.Object.With(["status", "atProvider"], WithState(Mirror(managed, known), managed, step));
        next = next.WithCondition("Ready", "False", "Creating", null, Now).WithCondition("Synced", "True", "ReconcileSuccess", null, Now);
        await WriteAsync(managed.Object, Healed(next), null, api, token);
    }

    public async Task<TimeSpan?> AvailableAsync(Managed managed, RealState real, string password, ILocalApi api, CancellationToken token)
    {
        var template = new Template(managed, password, real.Facts);
        var outputs = real.Outputs.Aggregate(managed.Kind.Outputs, (map, pair) => map.With(pair.Key, pair.Value));
        outputs = template.Outputs(outputs);
        await PublishAsync(managed, real, template, api, token);
        var shown = Mirror(managed, outputs);
        shown = outputs.Has(managed.Kind.StateField ?? "") ? shown : WithState(shown, managed, managed.Kind.Class.Steps.Count - 1);
        var next = managed.Object.With(["status", "atProvider"], shown);
        next = real.Status.Aggregate(next, (map, pair) => map.With(["status", pair.Key], pair.Value));
        next = real.NotReady is { } waiting
            ? next.WithCondition("Ready", "False", "Unavailable", waiting, Now)
            : next.WithCondition("Ready", "True", "Available", null, Now);
        next = Healed(next.WithCondition("Synced", "True", "ReconcileSuccess", null, Now));
        next = managed.Object.Annotation(Managed.RequestedKey) is { } requested ? next.With(["status", "lastHandledReconcileAt"], requested) : next;
        if (Conditions.IsTrue(managed.Object, "Ready") && managed.IsChanged && managed.MayUpdate)
        {
            await Events(managed).NormalAsync(api, managed.Object, "UpdatedExternalResource", "Successfully requested update of external resource", token, External(managed));
        }

        return managed.Object.Annotation(Managed.DriftKey) is { } drift
            ? await DriftAsync(managed, next, drift, api, token)
            : await WriteAsync(managed.Object, next, real.Poll, api, token);
    }

    /// <summary>A resource that may only be observed is there already.</summary>
    public async Task<TimeSpan?> ImportedAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        if (managed.ExternalName is null)
        {
            return await FailAsync(managed, "observe failed: cannot observe external resource: external name is not set", "CannotObserveExternalResource", null, api, token);
        }

        var next = managed.Object.With(["status", "atProvider"], WithState(Mirror(managed, Outputs(managed)), managed, managed.Kind.Class.Steps.Count - 1));
        next = next.WithCondition("Ready", "True", "Available", null, Now).WithCondition("Synced", "True", "ReconcileSuccess", null, Now);
        return await WriteAsync(managed.Object, next, Poll, api, token);
    }

    /// <summary>An operation that the cloud refused, in the conditions and the event that Upjet gives.</summary>
    /// <param name="isDown">Whether what is there cannot be used either, so that it is ready no longer.</param>
    public Task<TimeSpan?> FailedAsync(Managed managed, Operation operation, string reason, bool isDown, ILocalApi api, CancellationToken token)
    {
        var verb = operation.ToString().ToLowerInvariant();
        var message = $"{verb} failed: cannot {verb} {managed.Noun}: {reason}";
        var last = operation == Operation.Observe ? ((string, string)?)null : ($"Async{operation}Failure", $"async {verb} failed: failed to {verb} the resource: {reason}");
        if (operation == Operation.Observe && isDown)
        {
            var isNew = Conditions.Find(managed.Object, "Ready") is not { } ready || ready["reason"]?.Text == "Creating";
            managed = managed with { Object = managed.Object.WithCondition("Ready", "False", isNew ? "Creating" : "Unavailable", reason, Now) };
        }

        return FailAsync(managed, message, $"Cannot{operation}ExternalResource", last, api, token);
    }

    /// <summary>Before anything is asked of the cloud: what the resource refers to is not there, or not ready.</summary>
    public Task<TimeSpan?> UnresolvedAsync(Managed managed, string refusal, ILocalApi api, CancellationToken token) =>
        FailAsync(managed, refusal, "CannotResolveResourceReferences", null, api, token);

    /// <returns>Whether it had to be said first that the resource is being deleted.</returns>
    public async Task<bool> DeletingAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var next = Healed(managed.Object).WithCondition("Ready", "False", "Deleting", null, Now).WithCondition("Synced", "True", "ReconcileSuccess", null, Now);
        if (next.Equals(managed.Object))
        {
            return false;
        }

        await WriteAsync(managed.Object, next, null, api, token);
        await Events(managed).NormalAsync(api, managed.Object, "DeletedExternalResource", "Successfully requested deletion of external resource", token, External(managed));
        return true;
    }

    private async Task<TimeSpan?> FailAsync(
        Managed managed, string message, string reason, (string Reason, string Message)? last, ILocalApi api, CancellationToken token)
    {
        var next = managed.Object.WithCondition("Synced", "False", "ReconcileError", message, Now);
        next = reason == "CannotCreateExternalResource" ? next.WithCondition("Ready", "False", "Creating", null, Now) : next;
        next = last is { } told ? next.WithCondition("LastAsyncOperation", "False", told.Reason, told.Message, Now) : next;
        (await api.UpdateStatusAsync(next, token)).Taken();
        await Events(managed).WarningAsync(api, managed.Object, reason, message[(message.IndexOf(": ", StringComparison.Ordinal) + 2)..], token, External(managed));
        return null;
    }

    /// <summary>A failure that is over leaves no condition behind that says so.</summary>
    private MapValue Healed(MapValue managed) =>
        Conditions.Find(managed, "LastAsyncOperation")?["status"]?.Text == "False" ? managed.WithCondition("LastAsyncOperation", "True", "Success", null, Now) : managed;

    /// <summary>Somebody changed the resource behind Crossplane's back: it is shown so for ten seconds, then set right.</summary>
    private async Task<TimeSpan?> DriftAsync(Managed managed, MapValue next, string drift, ILocalApi api, CancellationToken token)
    {
        var (field, value) = drift.Split('=', 2) is [var name, var text] ? (name, text) : (drift, "changed");
        var lasts = context.Lasting(Drifted) is var scaled && scaled > ShortestDrift ? scaled : ShortestDrift;
        var left = _drifted.GetOrAdd(managed.Object.Uid(), context.Time.GetUtcNow()) + lasts - context.Time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            return await WriteAsync(managed.Object, next.With(["status", "atProvider", field], value), left, api, token);
        }

        var kept = managed.Object.With("metadata", ((MapValue)managed.Object["metadata"]!).Without("annotations", Managed.DriftKey));
        (await api.UpdateAsync(kept, token)).Taken();
        _drifted.TryRemove(managed.Object.Uid(), out _);
        await Events(managed).NormalAsync(api, managed.Object, "UpdatedExternalResource", "Successfully requested update of external resource", token, External(managed));
        return TimeSpan.Zero;
    }

    private static async Task PublishAsync(Managed managed, RealState real, Template template, ILocalApi api, CancellationToken token)
    {
        if (managed.Secret is not { } secret)
        {
            return;
        }

        var details = real.Connection.Aggregate(managed.Kind.Connection, (map, pair) => map.With(pair.Key, pair.Value))
            .Select(pair => KeyValuePair.Create(pair.Key, Convert.ToBase64String(Encoding.UTF8.GetBytes(template.Fill(pair.Value.Text!)))))
            .Concat(real.Details);
        await SecretSync.PublishAsync(managed.Object, secret.Namespace, secret.Name, details, api, token);
    }

    private static MapValue Outputs(Managed managed) => new Template(managed, "").Outputs(managed.Kind.Outputs);

    /// <summary>Upjet shows what was asked for among the outputs.</summary>
    private static MapValue Mirror(Managed managed, MapValue outputs)
    {
        if (!managed.Kind.Mirrors)
        {
            return outputs;
        }

        var asked = managed.Object.At("spec", "forProvider") as MapValue ?? MapValue.Empty;
        var beside = (managed.Object["spec"]?.Members ?? []).Where(pair => !NotMirrored.Contains(pair.Key));
        var shown = asked.Concat(beside).Where(pair => !pair.Key.EndsWith("SecretRef", StringComparison.Ordinal) && !pair.Key.EndsWith("Selector", StringComparison.Ordinal));
        return shown.Aggregate(outputs, (map, pair) => map.Has(pair.Key) ? map : map.With(pair.Key, pair.Value));
    }

    private static MapValue WithState(MapValue outputs, Managed managed, int step) =>
        managed.Kind.StateField is { } field && managed.Kind.Class.Steps.Count > 0 ? outputs.With(field, managed.Kind.Class.Steps[step]) : outputs;

    private EventWriter Events(Managed managed) =>
        new(context.Time, $"managed/{managed.Noun.ToLowerInvariant()}.{Kinds.GroupOf(managed.Object.ApiVersion())}");

    private static (string, Value?) External(Managed managed) => ("external-name", managed.ExternalName ?? "");
}

using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Admission;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>Accepts the names of CRDs and establishes them; a CRD that goes takes its objects with it first.</summary>
internal sealed class DefinitionController(TimeProvider time) : IController
{
    public const string Finalizer = "customresourcecleanup.apiextensions.k8s.io";
    private const string ApiVersion = "apiextensions.k8s.io/v1";
    private const string Kind = "CustomResourceDefinition";
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = change.Type.Kind == Kind && change.Kind != EventKind.Deleted ? new(ApiVersion, Kind, null, change.Object.At("metadata", "name")!.Text!) : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync(ApiVersion, Kind, null, key.Name, token);
        if (found.Body is not { } crd || !found.Ok)
        {
            return null;
        }

        return crd.At("metadata", "deletionTimestamp") is null ? await AcceptAsync(crd, api, token) : await EmptyAsync(crd, api, token);
    }

    private async Task<TimeSpan?> AcceptAsync(MapValue crd, ILocalApi api, CancellationToken token)
    {
        var group = crd.At("spec", "group")?.Text;
        var all = await api.ListAsync(ApiVersion, Kind, null, token);
        var names = AcceptedNames.Of(crd, [.. all.Where(other => other.At("spec", "group")?.Text == group && !Equals(other.At("metadata", "uid"), crd.At("metadata", "uid")))]);
        var now = Clock.Stamp(time);
        var accepted = names.ConflictReason is null;
        var conditions = ConditionList.Set(
            crd.At("status", "conditions"), "NamesAccepted", accepted ? "True" : "False", names.ConflictReason ?? "NoConflicts", names.ConflictMessage ?? "no conflicts found", now);
        if (!ConditionList.IsTrue(conditions, "Established"))
        {
            conditions = accepted
                ? ConditionList.Set(conditions, "Established", "True", "InitialNamesAccepted", "the initial names have been accepted", now)
                : ConditionList.Set(conditions, "Established", "False", "NotAccepted", "not all names are accepted", now);
        }

        var status = (crd["status"] as MapValue ?? MapValue.Empty).With("conditions", conditions).With("acceptedNames", names.Names);
        if (!status.Equals(crd["status"]))
        {
            Require(await api.UpdateStatusAsync(crd.With("status", status), token));
        }

        return accepted ? null : LookAgain;
    }

    private async Task<TimeSpan?> EmptyAsync(MapValue crd, ILocalApi api, CancellationToken token)
    {
        if (!crd.At("metadata", "finalizers").Contains(Finalizer))
        {
            return null;
        }

        var (apiVersion, kind) = ServedAs(crd);
        var left = await api.ListAsync(apiVersion, kind, null, token);
        foreach (var obj in left.Where(obj => obj.At("metadata", "deletionTimestamp") is null))
        {
            await api.DeleteAsync(apiVersion, kind, obj.At("metadata", "namespace")?.Text, obj.At("metadata", "name")!.Text!, token);
        }

        var remain = await api.ListAsync(apiVersion, kind, null, token);
        var conditions = remain.Count == 0
            ? ConditionList.Set(crd.At("status", "conditions"), "Terminating", "False", "InstanceDeletionCompleted", "removed all instances", Clock.Stamp(time))
            : ConditionList.Set(crd.At("status", "conditions"), "Terminating", "True", "InstanceDeletionInProgress", "CustomResource deletion is in progress", Clock.Stamp(time));
        if (remain.Count > 0)
        {
            Require(await api.UpdateStatusAsync(crd.With(["status", "conditions"], conditions), token));
            return LookAgain / 4;
        }

        var finalizers = new ListValue([.. crd.At("metadata", "finalizers")!.Items.Where(item => item.Text != Finalizer)]);
        Require(await api.UpdateAsync(crd.With(["metadata", "finalizers"], finalizers), token));
        return null;
    }

    private static (string ApiVersion, string Kind) ServedAs(MapValue crd)
    {
        var version = crd.At("spec", "versions")!.Items.First(item => item["served"] is BoolValue { Flag: true });
        return ($"{crd.At("spec", "group")!.Text}/{version["name"]!.Text}", crd.At("spec", "names", "kind")!.Text!);
    }

    /// <summary>A conflict or refusal is tried again by the loop.</summary>
    private static void Require(Reply reply)
    {
        if (!reply.Ok && reply.Code != 404)
        {
            throw new TryAgainException(reply.Body?["message"]?.Text);
        }
    }
}

using Portal.Sandbox.Definitions;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>The status of a Deployment, counted from its ReplicaSets.</summary>
internal static class DeploymentStatus
{
    public static MapValue Of(MapValue deployment, MapValue? current, IReadOnlyList<MapValue> sets, string now)
    {
        var wanted = Owned.Number(deployment, "spec", "replicas");
        var total = sets.Sum(set => Owned.Number(set, "status", "replicas"));
        var updated = current is null ? 0 : Owned.Number(current, "status", "replicas");
        var available = sets.Sum(set => Owned.Number(set, "status", "availableReplicas"));
        var conditions = Available(deployment, available, wanted, now);
        conditions = Progressing(deployment, conditions, current, (total, updated, available, wanted), now);
        return MapValue.Of(
            ("observedGeneration", deployment.At("metadata", "generation")), ("replicas", Some(total)), ("updatedReplicas", Some(updated)),
            ("readyReplicas", Some(sets.Sum(set => Owned.Number(set, "status", "readyReplicas")))), ("availableReplicas", Some(available)),
            ("unavailableReplicas", Some(Math.Max(0, Math.Max(total, wanted) - available))), ("conditions", conditions));
    }

    private static Value? Some(long number) => number == 0 ? null : (Value)number;

    private static ListValue Available(MapValue deployment, long available, long wanted, string now)
    {
        var missing = Pods.Share(deployment.At("spec", "strategy", "rollingUpdate", "maxUnavailable"), wanted, up: false);
        var known = deployment.At("status", "conditions");
        return available >= wanted - missing
            ? Set(known, "Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.", now)
            : Set(known, "Available", "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.", now);
    }

    private static ListValue Progressing(
        MapValue deployment, ListValue conditions, MapValue? current, (long Total, long Updated, long Available, long Wanted) counts, string now)
    {
        if (deployment.At("spec", "paused") is BoolValue { Flag: true })
        {
            return Set(conditions, "Progressing", "Unknown", "DeploymentPaused", "Deployment is paused", now);
        }

        var name = current is null ? "" : Owned.Name(current);
        var isDone = counts.Updated == counts.Wanted && counts.Total == counts.Wanted && counts.Available == counts.Wanted;
        return isDone
            ? Set(conditions, "Progressing", "True", "NewReplicaSetAvailable", $"ReplicaSet \"{name}\" has successfully progressed.", now)
            : Set(conditions, "Progressing", "True", "ReplicaSetUpdated", $"ReplicaSet \"{name}\" is progressing.", now);
    }

    private static ListValue Set(Value? conditions, string type, string status, string reason, string message, string now)
    {
        var list = ConditionList.Set(conditions, type, status, reason, message, now);
        if (ReferenceEquals(list, conditions))
        {
            return list;
        }

        return new([.. list.Elements.Select(one => one["type"]?.Text == type ? ((MapValue)one).With("lastUpdateTime", now) : one)]);
    }
}

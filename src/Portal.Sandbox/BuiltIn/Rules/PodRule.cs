using Portal.Sandbox.Admission;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>Pods: the account they run as, their first phase; their containers cannot be changed but for the image.</summary>
internal sealed class PodRule : IKindRule
{
    public MapValue Prepare(AdmissionRequest request)
    {
        var pod = request.Object;
        if (pod["spec"] is MapValue spec)
        {
            spec = PodDefaults.Fill(spec.Has("serviceAccountName") ? spec : spec.With("serviceAccountName", "default"));
            pod = pod.With("spec", spec.Has("enableServiceLinks") ? spec : spec.With("enableServiceLinks", true));
        }

        return request.Old is null ? pod.With("status", MapValue.Of(("phase", "Pending"), ("qosClass", QosOf(pod)))) : pod;
    }

    public IEnumerable<FieldError> Validate(AdmissionRequest request)
    {
        if (request.Old is not null && !request.OfStatus && !Fixed(request.Old["spec"]).Equals(Fixed(request.Object["spec"])))
        {
            yield return new(FieldPath.Of("spec"), FieldErrorKind.FieldValueForbidden,
                "Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                + "`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)");
        }
    }

    private static MapValue Fixed(Value? spec)
    {
        var map = (spec as MapValue ?? MapValue.Empty).Without("tolerations").Without("activeDeadlineSeconds").Without("nodeName").Without("terminationGracePeriodSeconds");
        return map["containers"] is ListValue list ? map.With("containers", new ListValue([.. list.Elements.Select(item => item is MapValue one ? one.Without("image") : item)])) : map;
    }

    private static string QosOf(MapValue pod)
    {
        var resources = (pod.At("spec", "containers")?.Items ?? []).Select(container => container["resources"]).ToList();
        var isGuaranteed = resources.Count > 0 && resources.TrueForAll(one => one?["limits"] is { } limits && limits["cpu"] is not null && limits["memory"] is not null
            && (one["requests"] is null || one["requests"]!.Equals(limits)));
        return isGuaranteed ? "Guaranteed" : resources.Exists(one => one?["requests"] is not null || one?["limits"] is not null) ? "Burstable" : "BestEffort";
    }
}

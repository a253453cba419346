using Portal.Sandbox.Admission;
using Portal.Sandbox.Server;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>Kinds that make pods: the strategy's numbers, the selector that has to match the template, pull policies by the image's tag.</summary>
internal sealed class WorkloadRule : IKindRule
{
    public MapValue Prepare(AdmissionRequest request)
    {
        var path = KindTables.PodSpecs[request.Resource.Type.Kind].Split('.');
        var value = request.Object;
        if (value.At("spec", "strategy") is MapValue strategy && strategy["type"]?.Text == "RollingUpdate")
        {
            var rolling = strategy["rollingUpdate"] as MapValue ?? MapValue.Empty;
            rolling = rolling.Has("maxUnavailable") ? rolling : rolling.With("maxUnavailable", "25%");
            value = value.With(["spec", "strategy", "rollingUpdate"], rolling.Has("maxSurge") ? rolling : rolling.With("maxSurge", "25%"));
        }

        return value.At(path) is MapValue pod ? value.With(path, PodDefaults.Fill(pod)) : value;
    }

    public IEnumerable<FieldError> Validate(AdmissionRequest request)
    {
        var (selector, labels) = (request.Object.At("spec", "selector"), request.Object.At("spec", "template", "metadata", "labels"));
        if (request.Resource.Type.Kind is "Deployment" or "ReplicaSet" or "StatefulSet" or "DaemonSet" && selector is not null
            && !LabelSelector.Of(selector).Matches(labels))
        {
            yield return new(
                FieldPath.Of("spec", "template", "metadata", "labels"), FieldErrorKind.FieldValueInvalid,
                $"Invalid value: {ValueWriter.ToJson(labels ?? MapValue.Empty)}: `selector` does not match template `labels`");
        }

        if (request.Object.At("spec", "replicas") is NumberValue { AsInteger: < 0 } replicas)
        {
            yield return new(FieldPath.Of("spec", "replicas"), FieldErrorKind.FieldValueInvalid, $"Invalid value: {replicas.Content}: must be greater than or equal to 0");
        }
    }
}

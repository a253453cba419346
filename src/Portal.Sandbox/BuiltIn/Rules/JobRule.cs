using Portal.Sandbox.Admission;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>Jobs: the selector and labels by which a Job knows its pods; its pods do not restart for ever.</summary>
internal sealed class JobRule : IKindRule
{
    public MapValue Prepare(AdmissionRequest request)
    {
        var job = request.Object;
        if (request.Old is not null)
        {
            return job;
        }

        var uid = job.At("metadata", "uid")?.Text ?? "";
        if (job.At("spec", "selector") is null)
        {
            job = job.With(["spec", "selector", "matchLabels", "batch.kubernetes.io/controller-uid"], uid)
                .With(["spec", "template", "metadata", "labels", "batch.kubernetes.io/controller-uid"], uid)
                .With(["spec", "template", "metadata", "labels", "batch.kubernetes.io/job-name"], request.Name)
                .With(["spec", "template", "metadata", "labels", "controller-uid"], uid)
                .With(["spec", "template", "metadata", "labels", "job-name"], request.Name);
        }

        return job.At("spec", "template", "spec") is MapValue spec ? job.With(["spec", "template", "spec"], PodDefaults.Fill(spec)) : job;
    }

    public IEnumerable<FieldError> Validate(AdmissionRequest request)
    {
        if (request.Object.At("spec", "template", "spec", "restartPolicy")?.Text is not ("OnFailure" or "Never") and var policy)
        {
            yield return new(FieldPath.Of("spec", "template", "spec", "restartPolicy"), FieldErrorKind.FieldValueRequired, "Required value: valid values: \"OnFailure\", \"Never\"");
        }
    }
}

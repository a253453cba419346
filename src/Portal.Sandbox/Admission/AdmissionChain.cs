using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>The steps in their order; each sees what the one before made of the object.</summary>
internal sealed class AdmissionChain(IReadOnlyList<IAdmissionStep> steps)
{
    public MapValue Admit(AdmissionRequest request) =>
        steps.Aggregate(request, (soFar, step) => soFar with { Object = step.Admit(soFar) }).Object;
}

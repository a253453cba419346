using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>Counts the changes of what an object asks for in metadata.generation, once defaults and pruning are done.</summary>
internal sealed class GenerationStep : IAdmissionStep
{
    public MapValue Admit(AdmissionRequest request)
    {
        if (request.Old is not { } old || !request.Resource.Type.HasGeneration)
        {
            return request.Object;
        }

        var same = Content(request, request.Object).Equals(Content(request, old));
        var generation = (old.At("metadata", "generation") as NumberValue)?.AsInteger ?? 1;
        return request.Object.With(["metadata", "generation"], same ? generation : generation + 1);
    }

    private static MapValue Content(AdmissionRequest request, MapValue value)
    {
        var content = value.Without("metadata").Without("apiVersion");
        return request.Resource.Type.HasStatus ? content.Without("status") : content;
    }
}

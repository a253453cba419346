using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>Nothing is created in a namespace that does not exist or is going away.</summary>
internal sealed class NamespaceStep(ObjectStore store) : IAdmissionStep
{
    private static readonly ResourceType Namespaces = BuiltInResources.All.First(type => type.Plural == "namespaces");

    public MapValue Admit(AdmissionRequest request)
    {
        if (request.Old is not null || !request.Resource.Type.Namespaced)
        {
            return request.Object;
        }

        var name = request.Object.At("metadata", "namespace")?.Text ?? "";
        var found = store.Get(Namespaces.Id, null, name) ?? throw Refuse.NotFound(Namespaces, name);
        return found.IsTerminating
            ? throw Refuse.Forbidden(request.Resource.Type, request.Name, $"unable to create new content in namespace {name} because it is being terminated")
            : request.Object;
    }
}

using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>The fields of metadata that the server owns: uid, creation, generation, deletion; a status write changes nothing but the status.</summary>
internal sealed class MetadataStep(TimeProvider time) : IAdmissionStep
{
    private static readonly string[] Kept = ["creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "namespace", "name"];

    public MapValue Admit(AdmissionRequest request) => request.Old is null ? Create(request) : Update(request, request.Old);

    private MapValue Create(AdmissionRequest request)
    {
        var metadata = (request.Object["metadata"] as MapValue ?? MapValue.Empty)
            .Without("deletionTimestamp").Without("deletionGracePeriodSeconds").Without("selfLink").Without("resourceVersion")
            .With("uid", Guid.NewGuid().ToString())
            .With("creationTimestamp", Clock.Stamp(time));
        metadata = request.Resource.Type.HasGeneration ? metadata.With("generation", 1) : metadata.Without("generation");
        var made = request.Object.With("metadata", metadata);
        if (!request.Resource.Type.HasStatus || request.Resource.Type.Plural == "nodes")
        {
            return made;
        }

        return request.Resource.IsCustom ? made.Without("status") : made.With("status", MapValue.Empty);
    }

    private static MapValue Update(AdmissionRequest request, MapValue old)
    {
        var before = (MapValue)old["metadata"]!;
        var metadata = (request.Object["metadata"] as MapValue ?? MapValue.Empty).Without("selfLink");
        metadata = metadata.Has("uid") || before["uid"] is not { } uid ? metadata : metadata.With("uid", uid);
        foreach (var name in Kept)
        {
            metadata = before[name] is { } value ? metadata.With(name, value) : metadata.Without(name);
        }

        return request.OfStatus
            ? old.With("metadata", Managed(before, metadata)).WithOrWithout("status", request.Object["status"])
            : Spec(request, old).With("metadata", metadata);
    }

    /// <summary>Of the metadata in a status write only the field owners count, which an apply brings.</summary>
    private static MapValue Managed(MapValue before, MapValue metadata) => before.WithOrWithout("managedFields", metadata["managedFields"]);

    private static MapValue Spec(AdmissionRequest request, MapValue old) =>
        request.Resource.Type.HasStatus ? request.Object.WithOrWithout("status", old["status"]) : request.Object;
}

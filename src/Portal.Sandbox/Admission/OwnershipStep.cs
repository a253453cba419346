using Portal.Sandbox.Apply;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>
/// The last step: records in managedFields who set what. Entries that a client sends with a change count, as they do for a real server: clients move
/// their own from update to apply so. An apply has made its own.
/// </summary>
internal sealed class OwnershipStep(TimeProvider time) : IAdmissionStep
{
    public MapValue Admit(AdmissionRequest request)
    {
        if (request.Options.Tracked)
        {
            return request.Object;
        }

        var kept = request.Old is null ? null : Sent(request.Object) ?? request.Old.At("metadata", "managedFields");
        var plain = kept is null ? request.Object.Without("metadata", "managedFields") : request.Object.With(["metadata", "managedFields"], kept);
        if (request.OfStatus || !request.Resource.Type.HasStatus)
        {
            return Tracked(request, request.Old, plain);
        }

        // The status is not this write's to own.
        var tracked = Tracked(request, request.Old?.Without("status"), plain.Without("status"));
        return tracked.WithOrWithout("status", plain["status"]);
    }

    /// <summary>What its schema cannot read has no owners, as for a real server: sets of objects, texts of which the schema says otherwise.</summary>
    private MapValue Tracked(AdmissionRequest request, MapValue? old, MapValue plain) => request.Resource.Schema is { } schema && !TypedPatch.IsReadable(plain, schema)
        ? plain
        : ManagedFields.Update(old, plain, request.Options.Manager, Clock.Stamp(time), request.Options.Subresource is { Length: > 0 } part ? part : null, FieldShape.Of(request.Resource));

    private static Value? Sent(MapValue sent) => sent.At("metadata", "managedFields") is ListValue { Elements.Count: > 0 } entries ? entries : null;
}

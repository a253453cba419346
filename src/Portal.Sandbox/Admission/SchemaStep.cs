using Portal.Sandbox.Server;
using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>What a CRD's schema asks of its objects: unknown fields told and dropped, defaults filled in, everything else validated.</summary>
internal sealed class SchemaStep : IAdmissionStep
{
    public MapValue Admit(AdmissionRequest request)
    {
        if (request.Resource.Schema is not { } schema)
        {
            return request.Object;
        }

        var pruned = Pruner.Prune(request.Object, schema);
        UnknownFields.Tell(request, [.. pruned.Unknown.Select(path => path.ToString())]);
        var kept = request.Options.Tracked ? Nulls.Restore(request.Object, pruned.Value) : pruned.Value;
        return (MapValue)Defaulter.Apply(kept, schema);
    }
}

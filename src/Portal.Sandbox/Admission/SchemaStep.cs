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
        UnknownFields.Tell(request, [.. pruned.Unknown.Select(Place).Order(StringComparer.Ordinal)]);
        var kept = request.Options.Tracked ? Nulls.Restore(request.Object, pruned.Value) : pruned.Value;
        return (MapValue)Defaulter.Apply(kept, schema);
    }

    /// <summary>Pruning tells keys of maps as it tells fields.</summary>
    private static string Place(FieldPath path) => path.Steps.Aggregate(FieldPath.Root, (place, step) => step switch
    {
        PathStep.Property property => place.Property(property.Name),
        PathStep.Key key => place.Property(key.Name),
        PathStep.Index index => place.Index(index.Position),
        _ => place,
    }).ToString();
}

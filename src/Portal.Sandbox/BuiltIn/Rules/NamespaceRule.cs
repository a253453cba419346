using Portal.Sandbox.Admission;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>Namespaces: the label with their name, the finalizer that empties them, their phase.</summary>
internal sealed class NamespaceRule : IKindRule
{
    public MapValue Prepare(AdmissionRequest request)
    {
        var labelled = request.Object.With(["metadata", "labels", "kubernetes.io/metadata.name"], request.Name);
        if (request.Old is { } old)
        {
            var finalizers = request.Options.Subresource == "finalize" ? null : old.At("spec", "finalizers");
            return finalizers is null ? labelled : labelled.With(["spec", "finalizers"], finalizers);
        }

        return labelled.With("spec", MapValue.Of(("finalizers", new ListValue(["kubernetes"])))).With("status", MapValue.Of(("phase", "Active")));
    }
}

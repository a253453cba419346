using Portal.Sandbox.Admission;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Install;

/// <summary>Where both modes of compositions are taken, whoever writes one in <c>resources</c> mode is warned that Crossplane 2 would refuse it.</summary>
internal sealed class ModeNotice(CrossplaneManner manner) : IAdmissionStep
{
    public const string Text = "mode Resources is not served by Crossplane 2: use mode Pipeline with function-patch-and-transform";

    public MapValue Admit(AdmissionRequest request)
    {
        if (!request.OfStatus && Concerns(manner, request.Object))
        {
            request.Warnings.Add(Text);
        }

        return request.Object;
    }

    public static bool Concerns(CrossplaneManner manner, MapValue composition) =>
        manner == CrossplaneManner.Both
        && composition.Kind() == "Composition"
        && composition.ApiVersion().StartsWith(Definitions.Definition.ApiGroup + "/", StringComparison.Ordinal)
        && composition.At("spec", "resources") is ListValue;
}

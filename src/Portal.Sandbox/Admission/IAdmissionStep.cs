using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>One step of the one chain that every write of every kind goes through; refuses by a RefusedException.</summary>
internal interface IAdmissionStep
{
    MapValue Admit(AdmissionRequest request);
}

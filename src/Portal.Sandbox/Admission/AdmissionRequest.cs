using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>One object on its way into the store. <paramref name="Old"/> is null for a creation.</summary>
internal sealed record AdmissionRequest(ServedResource Resource, MapValue Object, MapValue? Old, WriteOptions Options)
{
    /// <summary>What is said to the client in Warning headers.</summary>
    public List<string> Warnings { get; } = [];

    public bool OfStatus => Options.Subresource == "status";

    public string Name => Object.At("metadata", "name")?.Text ?? "";
}

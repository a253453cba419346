using Portal.Sandbox.Storage;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>One resource in one version as it is served: its type and, for custom resources, what its CRD says about it.</summary>
/// <param name="Schema">Null for built-in kinds, whose shape the sandbox does not check.</param>
/// <param name="PrinterColumns">The CRD's additionalPrinterColumns as written.</param>
/// <param name="StorageVersion">The version in which a multi-version resource is kept.</param>
/// <param name="Warning">What is said to who uses a deprecated version.</param>
internal sealed record ServedResource(
    ResourceType Type, StructuralSchema? Schema, IReadOnlyList<Value> PrinterColumns, string StorageVersion, string? Warning)
{
    public bool IsCustom => Schema is not null;
}

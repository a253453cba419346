using Portal.Sandbox.Storage;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>One resource in one version as it is served: its type and, for custom resources, what its CRD says about it.</summary>
/// <param name="Schema">Null for built-in kinds, which have types of their own.</param>
/// <param name="PrinterColumns">The CRD's additionalPrinterColumns as written.</param>
/// <param name="StorageVersion">The version in which a multi-version resource is kept.</param>
/// <param name="Warning">What is said to who uses a deprecated version.</param>
internal sealed record ServedResource(
    ResourceType Type, StructuralSchema? Schema, IReadOnlyList<Value> PrinterColumns, string StorageVersion, string? Warning)
{
    public bool IsCustom => Schema is not null;

    /// <summary>The schema of the version in which objects are kept.</summary>
    public StructuralSchema? StorageSchema { get; init; }

    /// <summary>The CRD's subresources.scale; null where there is none.</summary>
    public Value? Scale { get; init; }

    /// <summary>Fields that a selector may name beside those of metadata, as <c>spec.a</c>.</summary>
    public IReadOnlyList<string> SelectableFields { get; init; } = [];

    /// <summary>Whether the definition is going, so that nothing new is created.</summary>
    public bool IsTerminating { get; init; }

    /// <summary>Cancelled when the resource ceases to be served.</summary>
    public CancellationToken Served { get; init; }
}

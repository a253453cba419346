using Portal.Live;

namespace Portal.Platform;

/// <summary>What is wrong, or soon will be, with a composition.</summary>
/// <param name="IsResourcesMode">Whether Crossplane 2 refuses it.</param>
/// <param name="Pipeline">The same composition as a pipeline, as YAML; null where it is one.</param>
/// <param name="Undefined">Kinds that it names and nobody defines.</param>
public sealed record CompositionNote(string Name, string For, bool IsResourcesMode, string? Pipeline, LiveList<string> Undefined);

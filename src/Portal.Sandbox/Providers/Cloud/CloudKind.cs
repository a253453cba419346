using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>How the simulated cloud treats one kind.</summary>
/// <param name="ExternalName">A template where the cloud gives the identity; null where the object's own name is taken.</param>
/// <param name="StateField">The output that tells the step, where the cloud has one.</param>
internal sealed record CloudKind(KindClass Class, string? ExternalName, string? StateField, MapValue Outputs, MapValue Connection);

using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>The patch that carries an order out, and everything that speaks against it; with any problem it must not be sent.</summary>
internal sealed record BindingPlan(MapValue Patch, IReadOnlyList<string> Problems);

using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>
/// Composites of XRD v2 publish no connection details of their own: where a composition (or the composite) says how the secret is to be called,
/// function-patch-and-transform 0.10 composes one of the details that it gathered.
/// </summary>
internal static class ConnectionSecret
{
    public static void Compose(PipelineState state, Value input)
    {
        var reference = input["writeConnectionSecretToRef"] as MapValue ?? state.Composite.At("spec", "writeConnectionSecretToRef") as MapValue;
        if (reference is null || state.Connection.Count == 0 || state.Composite.At("spec", "crossplane") is null)
        {
            return;
        }

        var place = (reference["patches"]?.Items ?? []).Aggregate(reference.Without("patches"), (made, patch) => new Patch(patch).Apply(state.Composite, made));
        var name = state.Composite.Name() + "-connection-secret";
        var metadata = MapValue.Of(("name", place["name"] ?? name), ("namespace", place["namespace"]));
        var secret = MapValue.Of(
            ("apiVersion", "v1"),
            ("kind", "Secret"),
            ("metadata", metadata),
            ("type", "connection.crossplane.io/v1alpha1"),
            ("data", new MapValue(state.Connection.Select(pair => KeyValuePair.Create(pair.Key, (Value)pair.Value)))));
        state.Desired[name] = new(secret) { Ready = state.Observed.ContainsKey(name) };
    }
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>
/// Composites of XRD v2 publish no connection details of their own: function-patch-and-transform 0.10 composes a secret of the details that it
/// gathered, where the composite, else its input, else the composite's own name says.
/// </summary>
internal static class ConnectionSecret
{
    public static void Compose(PipelineState state, Value input)
    {
        if (state.Connection.Count == 0 || state.Composite.At("spec", "crossplane") is null)
        {
            return;
        }

        var asked = input["writeConnectionSecretToRef"];
        var patches = asked?["patches"]?.Items ?? [];
        var place = patches.Aggregate(PlaceOf(state.Composite, asked), (made, patch) => new Patch(patch).Apply(state.Composite, made));
        var secret = MapValue.Of(
            ("apiVersion", "v1"),
            ("kind", "Secret"),
            ("metadata", MapValue.Of(("name", place["name"]), ("namespace", place["namespace"]))),
            ("type", "connection.crossplane.io/v1alpha1"),
            ("data", new MapValue(state.Connection.Select(pair => KeyValuePair.Create(pair.Key, (Value)pair.Value)))));
        state.Desired[state.Composite.Name() + "-connection-secret"] = new(secret) { Ready = true };
    }

    private static MapValue PlaceOf(MapValue composite, Value? asked) =>
        composite.At("spec", "writeConnectionSecretToRef") as MapValue
        ?? (asked.Text("name").Length + asked.Text("namespace").Length > 0
            ? MapValue.Of(("name", asked!["name"]), ("namespace", asked["namespace"]))
            : MapValue.Of(("name", composite.Name() + "-connection"), ("namespace", composite.Namespace())));
}

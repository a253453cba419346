using Portal.Sandbox.Crossplane.Definitions;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>Where a composite of the old kind keeps its connection secret: named by its uid in the namespace that the composition says.</summary>
internal static class ConnectionPlace
{
    private static readonly string[] Field = ["spec", "writeConnectionSecretToRef"];

    public static MapValue Of(MapValue composite, Definition definition, Value compositionSpec) =>
        definition.IsLegacy && composite.At(Field) is null && compositionSpec["writeConnectionSecretsToNamespace"] is { } ns
            ? composite.With(Field, MapValue.Of(("name", composite.At("metadata", "uid")), ("namespace", ns)))
            : composite;
}

using Portal.Sandbox.Crossplane.Claims;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Crossplane.Definitions;
using Portal.Sandbox.Server;
using Portal.Schema.Passes;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>One recorded claim with its XRD and composition, composed again until nothing changes.</summary>
internal sealed class ComposedCase(string file)
{
    private readonly MapValue _verdict = (MapValue)ValueReader.Parse(File.ReadAllBytes(file));

    public IReadOnlyList<Value> Expected => _verdict["composed"]?.Items ?? [];

    public string Name => Path.GetFileName(file);

    public bool WasRefused => _verdict["outcome"]!.Text == "refused";

    public bool WasNotSynced => _verdict["outcome"]!.Text == "not-synced";

    public string? ReadyMessage =>
        (_verdict["conditions"]?.Items ?? []).FirstOrDefault(condition => condition["type"]?.Text == "Ready")?["message"]?.Text;

    public async Task<IReadOnlyDictionary<string, MapValue>> ComposeAsync(CancellationToken token)
    {
        var definition = new Definition(CorpusYaml.FirstWithSpec(_verdict["xrd"]!.Text!));
        var composite = Composite(definition, (MapValue)_verdict["sent"]!);
        var spec = CompositionSpec();
        Dictionary<string, ObservedPart> observed = new(StringComparer.Ordinal);
        for (var round = 0; round < 8; round++)
        {
            var state = await new Pipeline(new KnownObjects()).RunAsync(composite, spec, observed, token);
            observed = state.Desired.ToDictionary(
                pair => pair.Key,
                pair => new ObservedPart(new PartNames(asFirst: false).Complete(pair.Value.Object, composite, pair.Key, null), ObservedPart.NoConnection),
                StringComparer.Ordinal);
            composite = state.DesiredComposite["status"] is { } status ? composite.With("status", status) : composite;
        }

        return observed.ToDictionary(pair => pair.Key, pair => pair.Value.Object, StringComparer.Ordinal);
    }

    private MapValue Composite(Definition definition, MapValue sent)
    {
        var crd = CrdOfDefinition.Composite(definition);
        var isClaim = sent["kind"]?.Text == definition.ClaimKind && CrdOfDefinition.Claim(definition) is not null;
        var whole = Defaulted(isClaim ? CrdOfDefinition.Claim(definition)! : crd, sent);
        var given = whole.At("metadata", "name")!.Text!;
        var name = isClaim ? (given + "-")[..Math.Min(given.Length + 1, 58)] + "<5>" : given;
        var composite = isClaim
            ? CompositeOfClaim.Of(whole, MapValue.Of(("apiVersion", definition.ApiVersion), ("kind", definition.CompositeKind), ("metadata", MapValue.Of(("name", name)))))
            : whole;
        composite = ConnectionPlace.Of(Defaulted(crd, composite).With(["metadata", "uid"], "<XR-UID>"), definition, CompositionSpec());
        composite = composite.With(["metadata", "uid"], "<XR-UID>");
        var labelled = composite.At("metadata", "labels", PartNames.Composite) is not null;
        return labelled ? composite : composite.With(["metadata", "labels"], (composite.At("metadata", "labels") as MapValue ?? MapValue.Empty).With(PartNames.Composite, name));
    }

    private static MapValue Defaulted(MapValue crd, MapValue sent)
    {
        var version = crd.At("spec", "versions")!.Items.First(item => sent["apiVersion"]!.Text!.EndsWith("/" + item["name"]!.Text, StringComparison.Ordinal));
        var schema = SchemaReader.ReadLenient(version.At("schema", "openAPIV3Schema")!);
        return (MapValue)Defaulter.Apply(Pruner.Prune(sent, schema).Value, schema);
    }

    private Value CompositionSpec()
    {
        var applied = _verdict["compositionApplied"]?.Text;
        var composition = applied is null
            ? CorpusYaml.FirstWithSpec(_verdict["composition"]!.Text!)
            : (MapValue)ValueReader.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(file)!, applied)));
        return composition["spec"]!;
    }
}

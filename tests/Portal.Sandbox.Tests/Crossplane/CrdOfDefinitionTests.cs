using System.Security.Cryptography;
using System.Text;
using Portal.Sandbox.Crossplane.Definitions;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>XRDs by others against the CRDs that real Crossplane made of them.</summary>
public sealed class CrdOfDefinitionTests(ITestOutputHelper output)
{
    [Fact]
    public void Crds_OfRecordedDefinitions_AreWhatCrossplaneMade()
    {
        Assert.SkipUnless(SharedFolder.Exists, "verdicts/xrd-crd: no shared folder");
        var files = Directory.GetFiles(SharedFolder.Of("verdicts", "xrd-crd"), "*.json", SearchOption.AllDirectories);
        var misses = files.Select(Differs).OfType<string>().ToList();
        output.WriteLine($"figure: XRD to CRD {files.Length - misses.Count} of {files.Length}");
        misses.ForEach(output.WriteLine);
        Assert.True(misses.Count <= files.Length / 50, string.Join('\n', misses));
    }

    private static string? Differs(string file)
    {
        var verdict = ValueReader.Parse(File.ReadAllBytes(file));
        var definition = new Definition(CorpusYaml.FirstWithSpec(verdict["source"]!.Text!));
        var expected = verdict["crds"]?.Items ?? [];
        IEnumerable<MapValue> made = new[] { CrdOfDefinition.Composite(definition), CrdOfDefinition.Claim(definition) }.OfType<MapValue>();
        var byName = made.ToDictionary(crd => crd.At("metadata", "name")!.Text!, StringComparer.Ordinal);
        foreach (var crd in expected)
        {
            var name = crd.At("metadata", "name")!.Text!;
            if (!byName.TryGetValue(name, out var mine))
            {
                return $"{file}: no {name}";
            }

            if (Difference(crd, mine) is { } difference)
            {
                return $"{file}: {name}: {difference}";
            }
        }

        return null;
    }

    private static string? Difference(Value expected, MapValue made) =>
        expected["tooLarge"] is not null
            ? HashDifference(expected, made)
            : FirstDifference.Between(expected["spec"]!, made["spec"]!, "spec")
              ?? FirstDifference.Between(expected["metadata"]!, WithoutUid((MapValue)made["metadata"]!), "metadata");

    /// <summary>Large CRDs are kept as the hash of each version's schema.</summary>
    private static string? HashDifference(Value expected, MapValue made)
    {
        foreach (var (wanted, version) in expected.At("spec", "versions")!.Items.Zip(made.At("spec", "versions")!.Items))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ValueWriter.ToJson(Sorted(version["schema"]!)))));
            if (wanted["schemaSha256"]?.Text is { } sha && sha != hash && Fields(wanted) != Fields(version))
            {
                return $"version {version["name"]?.Text}: {sha} against {hash}";
            }
        }

        return null;
    }

    private static string Fields(Value version)
    {
        var spec = version.At("fields", "spec")?.Items.Select(item => item.Text) ?? version.At("schema", "openAPIV3Schema", "properties", "spec", "properties")!.Members.Select(pair => pair.Key);
        return string.Join(',', spec.Order(StringComparer.Ordinal));
    }

    private static Value Sorted(Value value) => value switch
    {
        MapValue map => new MapValue(map.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        ListValue list => new ListValue([.. list.Elements.Select(Sorted)]),
        _ => value,
    };

    private static MapValue WithoutUid(MapValue metadata) =>
        metadata.With("ownerReferences", new ListValue([.. metadata["ownerReferences"]!.Items.Select(owner => ((MapValue)owner).Without("uid"))]));
}

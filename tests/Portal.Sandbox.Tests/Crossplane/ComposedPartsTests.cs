using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>Claims by others against the parts that real Crossplane made of them.</summary>
public sealed class ComposedPartsTests(ITestOutputHelper output)
{
    private static readonly HashSet<string> Compared = new(StringComparer.Ordinal) { "apiVersion", "kind", "labels", "annotations" };
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal) { "apiVersion", "kind", "resourceName", "name", "generateName", "namespace", "labels", "annotations", "ownerReferences" };

    [Fact]
    public async Task Parts_OfRecordedClaims_AreWhatCrossplaneMade()
    {
        Assert.SkipUnless(SharedFolder.Exists, "verdicts/composed: no shared folder");
        var files = Directory.GetFiles(SharedFolder.Of("verdicts", "composed"), "*.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("_compositions", StringComparison.Ordinal)).ToList();
        var misses = new List<string>();
        foreach (var recorded in files.Select(file => new ComposedCase(file)))
        {
            if (!recorded.WasRefused && await JudgeAsync(recorded) is { } miss)
            {
                misses.Add($"{recorded.Name}: {miss}");
            }
        }

        output.WriteLine($"figure: composed parts {files.Count - misses.Count} of {files.Count}");
        misses.ForEach(output.WriteLine);
        Assert.True(misses.Count <= files.Count / 20, string.Join('\n', misses));
    }

    private static async Task<string?> JudgeAsync(ComposedCase recorded)
    {
        try
        {
            return Differs(recorded, await recorded.ComposeAsync(TestContext.Current.CancellationToken));
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return recorded.WasNotSynced ? null : broken.Message;
        }
    }

    private static string? Differs(ComposedCase recorded, IReadOnlyDictionary<string, MapValue> made)
    {
        foreach (var expected in recorded.Expected.Where(part => part["missing"] is null))
        {
            var name = expected["resourceName"]?.Text ?? "";
            if (!made.TryGetValue(name, out var part))
            {
                return $"no part {name}";
            }

            if (PartDiffers(expected, part) is { } difference)
            {
                return $"{name}: {difference}";
            }
        }

        var extra = made.Keys.Except(recorded.Expected.Select(part => part["resourceName"]?.Text ?? ""), StringComparer.Ordinal).ToList();
        return extra.Count == 0 || recorded.WasNotSynced ? null : "too many: " + string.Join(", ", extra);
    }

    private static string? PartDiffers(Value expected, MapValue part)
    {
        var flat = part.With("labels", part.At("metadata", "labels") ?? MapValue.Empty).With("annotations", part.At("metadata", "annotations") ?? MapValue.Empty);
        foreach (var (key, value) in expected.Members.Where(pair => Compared.Contains(pair.Key) || !Told.Contains(pair.Key)))
        {
            var mine = flat[key];
            if (mine is null)
            {
                return $"{key} is missing";
            }

            var difference = IsBuiltIn(expected) ? Contained(mine, value, key) : FirstDifference.Between(value, mine, key);
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    private static bool IsBuiltIn(Value part) => part["apiVersion"]!.Text is "v1" or "apps/v1" or "batch/v1" or "networking.k8s.io/v1" || part["apiVersion"]!.Text!.Contains("k8s.io/", StringComparison.Ordinal);

    /// <summary>Built-in kinds were defaulted by the API server: what was composed must be in what was recorded.</summary>
    private static string? Contained(Value mine, Value recorded, string path) => (mine, recorded) switch
    {
        (MapValue one, MapValue other) => one.Select(pair => other[pair.Key] is { } value ? Contained(pair.Value, value, $"{path}.{pair.Key}") : $"{path}.{pair.Key} was not recorded").FirstOrDefault(found => found is not null),
        (ListValue one, ListValue other) when one.Elements.Count == other.Elements.Count => one.Elements.Select((item, index) => Contained(item, other.Elements[index], $"{path}[{index}]")).FirstOrDefault(found => found is not null),
        _ => FirstDifference.Between(recorded, mine, path),
    };
}

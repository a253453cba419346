namespace Portal.Schema.Tests.Verdicts;

public sealed class VerdictTests(ITestOutputHelper output)
{
    /// <summary>Names and labels are the server's generic checks, not the schema's.</summary>
    private static readonly HashSet<string> NotSchema = new(StringComparer.Ordinal)
    {
        "metadata-labels", "metadata-labels-type", "metadata-name", "metadata-name-64", "metadata-unknown", "type-root", "status-set",
    };

    [Fact]
    public void Verdicts_OfTheRealServer_AreOurs()
    {
        if (SharedFolder.At("verdicts/cases") is null)
        {
            Assert.Skip("No recorded verdicts: set PORTAL_SHARED");
        }

        var results = VerdictFiles.All(SharedFolder.Path!)
            .Where(one => !NotSchema.Contains(one.Category) && one.Status is not 404)
            .Select(one => (Case: one, Difference: Verdict.Of(one.Object, one.Schema).DiffersFrom(one)))
            .ToList();
        foreach (var group in results.GroupBy(result => result.Case.Category).OrderBy(group => group.Key))
        {
            output.WriteLine($"{group.Key}: {group.Count(result => result.Difference is null)} of {group.Count()}");
        }

        foreach (var (one, difference) in results.Where(result => result.Difference is not null))
        {
            output.WriteLine($"{one.File} {one.Id} [{one.Category}] {one.Case["what"]?.Text}: {difference}");
        }

        var plain = results.Where(result => !result.Case.Category.StartsWith("x-kubernetes-validations", StringComparison.Ordinal)).ToList();
        var agreed = plain.Count(result => result.Difference is null);
        output.WriteLine($"agreement {agreed} of {plain.Count} without CEL, {results.Count(result => result.Difference is null)} of {results.Count} in all");
        Assert.True(plain.Count > 5000, $"only {plain.Count} cases were read");
        Assert.True(agreed >= plain.Count * 0.995, $"agreement {agreed} of {plain.Count}");
    }
}

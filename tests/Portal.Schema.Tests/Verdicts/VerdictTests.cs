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
            .Select(one => (Case: one, Difference: Verdict.Of(one.Object, one.Schema, one.Old).DiffersFrom(one)))
            .ToList();
        foreach (var group in results.GroupBy(result => result.Case.Category).OrderBy(group => group.Key))
        {
            output.WriteLine($"{group.Key}: {group.Count(result => result.Difference is null)} of {group.Count()}");
        }

        foreach (var (one, difference) in results.Where(result => result.Difference is not null))
        {
            output.WriteLine($"{one.File} {one.Id} [{one.Category}] {one.Case["what"]?.Text}: {difference}");
        }

        var agreed = results.Count(result => result.Difference is null);
        output.WriteLine($"figure: verdicts agreed {agreed} of {results.Count}");
        Assert.True(results.Count > 6000, $"only {results.Count} cases were read");
        Assert.True(agreed >= results.Count * 0.998, $"agreement {agreed} of {results.Count}");
    }
}

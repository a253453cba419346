namespace Portal.Architecture.Tests;

/// <summary>The budgets of design.md section 7, rule 2. Each prints its ten worst.</summary>
public sealed class LengthTests(ITestOutputHelper output)
{
    [Fact]
    public void Files_KeepTheirBudget()
    {
        var files = new Measured(Checkout.Sources("src", "*.cs").Select(Lines));

        output.WriteLine(files.Worst("files"));
        Assert.True(files.Longest.Lines <= 400, files.Worst("files over 400 lines"));
        Assert.True(files.Median < 60, files.Worst("the median file must stay under 60 lines"));
        Assert.True(files.Percentile(95) < 250, files.Worst("95 of 100 files must stay under 250 lines"));
    }

    [Fact]
    public void RazorFiles_KeepTheirBudget()
    {
        var files = new Measured(Checkout.Sources("src", "*.razor").Select(Lines));

        output.WriteLine(files.Worst(".razor files"));
        Assert.True(files.Longest.Lines <= 400, files.Worst("files over 400 lines"));
        Assert.True(files.Percentile(95) < 140, files.Worst("95 of 100 .razor files must stay under 140 lines"));
    }

    [Fact]
    public void Methods_KeepTheirBudget()
    {
        var methods = new Measured(Checkout.Sources("src", "*.cs").Concat(Checkout.Sources("src", "*.razor")).SelectMany(Methods.In));

        output.WriteLine(methods.Worst("methods"));
        Assert.True(methods.Longest.Lines <= 60, methods.Worst("no method may be longer than 60 lines"));
        Assert.True(methods.Median < 10, methods.Worst("the median method must stay under 10 lines"));
        Assert.True(methods.Percentile(95) < 35, methods.Worst("95 of 100 methods must stay under 35 lines"));
    }

    [Fact]
    public void TestFiles_StayReadable()
    {
        var files = new Measured(Checkout.Sources("tests", "*.cs").Select(Lines));

        output.WriteLine(files.Worst("test files"));
        Assert.True(files.Longest.Lines <= 400, files.Worst("files over 400 lines"));
    }

    private static (string What, int Lines) Lines(string path) => (Path.GetRelativePath(Checkout.Root, path), File.ReadLines(path).Count());
}

using Portal.Forms.Documents;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Tests.Forms.Documents;

public sealed class ManifestDocumentTests
{
    private const string Order = """
        # the orders' database
        apiVersion: example.com/v1
        kind: Database
        metadata:
          name: orders   # short
        spec:
          size: 20 # GB
          tags:
            - "8080"
            - 'no'
          users:
          - name: ann
            roles: [read, write]
          # the second one
          - name: bob
        """;

    [Fact]
    public void Set_ScalarWithComment_ChangesTheScalarAlone() =>
        Assert.Equal(Order.Replace("size: 20 # GB", "size: 100 # GB"), Edited(d => d.Set(FieldPath.Parse("spec.size"), 100)));

    [Fact]
    public void Set_QuotedScalar_KeepsItsQuotes() =>
        Assert.Equal(Order.Replace("\"8080\"", "\"9090\"").Replace("'no'", "'yes'"),
            Edited(d => d.Set(FieldPath.Parse("spec.tags[0]"), "9090").Set(FieldPath.Parse("spec.tags[1]"), "yes")));

    [Fact]
    public void Set_MissingField_IsAddedAfterItsSiblings() =>
        Assert.Equal(Order.Replace("spec:\n", "  namespace: team-a\nspec:\n"), Edited(d => d.Set(FieldPath.Parse("metadata.namespace"), "team-a")));

    [Fact]
    public void Set_MissingGroups_AreMade() =>
        Assert.Equal(Order + "\n  network:\n    vpc:\n      id: vpc-1\n", Edited(d => d.Set(FieldPath.Parse("spec.network.vpc.id"), "vpc-1")));

    [Fact]
    public void Set_ItemAfterTheLast_IsAdded() =>
        Assert.Equal(Order + "\n  - name: eve\n", Edited(d => d.Set(FieldPath.Parse("spec.users[2].name"), "eve")));

    [Fact]
    public void Set_InFlow_StaysInFlow() =>
        Assert.Equal(Order.Replace("[read, write]", "[read, write, admin]"), Edited(d => d.Set(FieldPath.Parse("spec.users[0].roles[2]"), "admin")));

    [Fact]
    public void Remove_Field_TakesItsLineAlone() =>
        Assert.Equal(Order.Replace("  size: 20 # GB\n", ""), Edited(d => d.Remove(FieldPath.Parse("spec.size"))));

    [Fact]
    public void Remove_TheLastMember_LeavesAnEmptyMap() =>
        Assert.Equal("spec: {}\n", Edited("spec:\n  a: 1\n", d => d.Remove(FieldPath.Parse("spec.a"))));

    [Fact]
    public void Remove_FirstKeyOfAnItem_LiftsTheNextOneUp() =>
        Assert.Equal(Order.Replace("name: ann\n    roles:", "roles:"), Edited(d => d.Remove(FieldPath.Parse("spec.users[0].name"))));

    [Fact]
    public void Insert_Item_StandsBeforeTheOneThatWasThere() =>
        Assert.Equal(Order.Replace("  - name: ann", "  - name: eve\n  - name: ann"),
            Edited(d => d.Insert(FieldPath.Parse("spec.users[0]"), MapValue.Of(("name", "eve")))));

    [Fact]
    public void Move_Item_TakesItsComments() =>
        Assert.Equal("a:\n  - 2 # two\n  - 1 # one\n", Edited("a:\n  - 1 # one\n  - 2 # two\n", d => d.Move(FieldPath.Parse("a"), 0, 1)));

    [Theory]
    [InlineData("\"8080\"", "\"8080\"")]
    [InlineData("no", "false")]
    [InlineData("y", "true")]
    [InlineData("1e3", "1e3")]
    [InlineData("0x1F", "31")]
    [InlineData("010", "8")]
    [InlineData("1_000", "1000")]
    [InlineData("2026-11-23", "\"2026-11-23\"")]
    [InlineData("~", "null")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("{}", "{}")]
    [InlineData("[]", "[]")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("1.0", "1.0")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("v1", "\"v1\"")]
    public void Parse_Scalar_HasTheTypeThatKubernetesReads(string yaml, string json) =>
        Assert.Equal($$"""{"a":{{json}}}""", ValueWriter.ToJson(ManifestDocument.Parse($"a: {yaml}\n").Value));

    [Fact]
    public void WithText_ThatDoesNotParse_KeepsTheLastGoodValueAndSaysWhere()
    {
        var broken = ManifestDocument.Parse("a: 1\n").WithText("a: 1\nb: [\n");

        Assert.Equal("""{"a":1}""", ValueWriter.ToJson(broken.Value));
        Assert.True(broken.Problem is { Line: >= 2 }, broken.Problem?.ToString());
    }

    [Theory]
    [InlineData("a: &x [*x]\n", "contains itself")]
    [InlineData("a: 1\na: 2\n", "written twice")]
    [InlineData("a: 1\n---\nb: 2\n", "second document")]
    [InlineData("- 1\n", "is a map")]
    [InlineData("a: .inf\n", "cannot hold")]
    public void Parse_WhatKubernetesRefuses_IsAProblem(string text, string words) =>
        Assert.Contains(words, ManifestDocument.Parse(text).Problem?.Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_AliasesThatExplode_AreRefusedQuickly()
    {
        var lines = Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");
        var document = ManifestDocument.Parse("a0: &a0 [x]\n" + string.Join("\n", lines));

        Assert.Contains("100,000", document.Problem?.Message, StringComparison.Ordinal);
    }

    private static string Edited(Func<ManifestDocument, ManifestDocument> edit) => Edited(Order, edit);

    private static string Edited(string text, Func<ManifestDocument, ManifestDocument> edit) => edit(ManifestDocument.Parse(text)).Text;
}

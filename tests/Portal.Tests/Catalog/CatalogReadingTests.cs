using Portal.Catalog;

namespace Portal.Tests.Catalog;

public sealed class CatalogReadingTests : IDisposable
{
    private readonly CatalogFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_FolderOfFiles_GivesEntitiesWithPlaceAndRelationsBothWays()
    {
        var index = _folder
            .With("a.yaml", CatalogFolder.Group("team-a") + "\n---\n" + CatalogFolder.Component("web", "dependsOn: [component:lib]"))
            .With("deep/b.yml", CatalogFolder.Component("lib"))
            .Read();

        var web = index.Find(Ref("component:default/web"))!;
        Assert.Empty(index.Problems);
        Assert.EndsWith("a.yaml", web.Source.File, StringComparison.Ordinal);
        Assert.Equal(6, web.Source.Line);
        Assert.Equal(
            ["dependsOn component:default/lib", "ownedBy group:default/team-a"],
            index.RelationsOf(web.Ref).Select(relation => $"{relation.Type} {relation.Target}"));
        Assert.Contains(index.RelationsOf(Ref("component:default/lib")), relation => relation is { Type: "dependencyOf" } && relation.Target == web.Ref);
        Assert.Equal(2, index.RelationsOf(Ref("group:default/team-a")).Count(relation => relation.Type == "ownerOf"));
    }

    [Fact]
    public void Read_BrokenDocument_IsAProblemWithLineAndLeavesItsSiblings()
    {
        var index = _folder
            .With("a.yaml", CatalogFolder.Component("one") + "\n---\nkind: Component\nkind: Twice\n---\n" + CatalogFolder.Component("two"))
            .Read();

        Assert.NotNull(index.Find(Ref("component:default/one")));
        Assert.NotNull(index.Find(Ref("component:default/two")));
        var problem = Assert.Single(index.Problems, problem => problem.Severity == ProblemSeverity.Error);
        Assert.Equal((7, 1), (problem.Source.Line, problem.Source.Column));
        Assert.Contains("\"kind\" is written twice", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: [", 6)]
    [InlineData("a: *missing", 6)]
    [InlineData("a: b\n c: d", 7)]
    public void Read_NoYaml_NamesFileAndLine(string text, int line)
    {
        var index = _folder.With("a.yaml", CatalogFolder.Component("one") + "\n---\n" + text).Read("a.yaml");

        Assert.Contains(index.Problems, problem => problem.Source.Line == line && problem.Message.StartsWith("This document is no YAML", StringComparison.Ordinal));
        Assert.NotNull(index.Find(Ref("component:default/one")));
    }

    [Theory]
    [InlineData("kind: Widget", "Use one of", 2)]
    [InlineData("kind: component", "Write kind Component", 2)]
    public void Read_UnknownKind_IsAProblemAtItsLine(string kind, string mend, int line)
    {
        var index = _folder.With("a.yaml", CatalogFolder.Component("x").Replace("kind: Component", kind, StringComparison.Ordinal)).Read();

        var problem = Assert.Single(index.Problems);
        Assert.Equal(line, problem.Source.Line);
        Assert.Contains(mend, problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralFaults_AreAllTold()
    {
        var index = _folder.With("a.yaml", """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: bad name
              tags: [Upper]
            spec: {type: service, lifecycle: production, owner: team-a}
            """).Read();

        Assert.Equal([4, 5], index.Problems.Select(problem => problem.Source.Line));
    }

    [Fact]
    public void Read_Duplicate_FirstCountsAndBothAreListed()
    {
        var index = _folder
            .With("a.yaml", CatalogFolder.Component("web", metadata: "description: first"))
            .With("b.yaml", CatalogFolder.Component("WEB", metadata: "description: second"))
            .Read();

        Assert.Equal("first", index.Find(Ref("component:default/web"))!.Description);
        var told = index.Problems.Where(problem => problem.Message.Contains("is defined", StringComparison.Ordinal)).ToList();
        Assert.Equal(["a.yaml", "b.yaml"], told.Select(problem => Path.GetFileName(problem.Source.File)));
        Assert.All(told, problem => Assert.Equal(3, problem.Source.Line));
    }

    [Fact]
    public void Read_DanglingReference_WarnsAtTheReferenceAndKeepsTheEntity()
    {
        var index = _folder.With("a.yaml", CatalogFolder.Group("team-a") + "\n---\n" + """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: web}
            spec:
              type: service
              lifecycle: production
              owner: team-a
              dependsOn:
                - resource:gone
            """).Read();

        var problem = Assert.Single(index.Problems);
        Assert.Equal((ProblemSeverity.Warning, 14), (problem.Severity, problem.Source.Line));
        Assert.Contains("resource:default/gone", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(index.Find(Ref("component:default/web")));
    }

    [Fact]
    public void Read_BareDependency_IsRefusedBecauseItsKindIsUnknown()
    {
        var index = _folder.With("a.yaml", CatalogFolder.Component("web", "dependsOn: [db]")).Read();

        Assert.Null(index.Find(Ref("component:default/web")));
        Assert.Contains("resource:db", Assert.Single(index.Problems).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LocationTargets_AreFollowedWithinTheirFolder()
    {
        _folder.With("outside.yaml", CatalogFolder.Component("outside"))
            .With("in/more/x-1.yaml", CatalogFolder.Component("x-one"))
            .With("in/more/x-2.yaml", CatalogFolder.Component("x-two"))
            .With("in/all.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata: {name: all}
                spec:
                  targets:
                    - ./more/x-*.yaml
                    - ../outside.yaml
                    - ./gone.yaml
                    - https://example.org/catalog.yaml
                """);

        var index = _folder.Read("in/all.yaml");

        Assert.NotNull(index.Find(Ref("component:default/x-one")));
        Assert.NotNull(index.Find(Ref("component:default/x-two")));
        Assert.Null(index.Find(Ref("component:default/outside")));
        Assert.Equal([7, 8, 9], index.Problems.Where(problem => problem.Entity?.Kind == "location").Select(problem => problem.Source.Line));
        Assert.Equal(Ref("location:default/all"), index.ParentOf(Ref("component:default/x-one")));
    }

    [Fact]
    public void Read_SymbolicLinkOutOfTheFolder_IsNotFollowed()
    {
        _folder.With("secret.yaml", CatalogFolder.Component("secret")).With("in/a.yaml", CatalogFolder.Component("web"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "in", "link.yaml"), Path.Combine(_folder.Path, "secret.yaml"));

        var index = _folder.Read("in");

        Assert.NotNull(index.Find(Ref("component:default/web")));
        Assert.Null(index.Find(Ref("component:default/secret")));
    }

    [Fact]
    public void Read_AliasesThatExplode_AreRefused()
    {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 12).Select(at =>
            $"a{at}: &a{at} [{string.Join(',', Enumerable.Repeat($"*a{at - 1}", 10))}]\n"));

        var index = _folder.With("a.yaml", bomb).Read("a.yaml");

        Assert.Contains("aliases", Assert.Single(index.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FolderWithManifestsOfOthers_LeavesThemAlone()
    {
        var index = _folder.With("deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n").With("a.yaml", CatalogFolder.Component("web")).Read();

        Assert.DoesNotContain(index.Problems, problem => problem.Severity == ProblemSeverity.Error);
        Assert.NotNull(index.Find(Ref("component:default/web")));
    }

    [Fact]
    public void Read_BrokenLater_ServesTheOldFormMarkedSo()
    {
        var before = _folder.With("a.yaml", CatalogFolder.Component("web", metadata: "description: good")).Read();

        var after = _folder.With("a.yaml", CatalogFolder.Component("web").Replace(", owner: team-a", "", StringComparison.Ordinal)).Read(before: before);

        var web = after.Find(Ref("component:default/web"))!;
        Assert.Equal("good", web.Description);
        Assert.Contains("owner", web.Document.At("status", "items")!.Items[0]["message"]!.Text, StringComparison.Ordinal);
        Assert.Contains(after.Problems, problem => problem.Message == "spec.owner is missing");
    }

    [Fact]
    public void Read_DemoCatalog_HasNoProblem()
    {
        var index = IndexBuilder.Build(CatalogReading.Of([new(CatalogLocation.File, Path.Combine(AppContext.BaseDirectory, "seed", "catalog"))]), null);

        Assert.Empty(index.Problems);
        Assert.True(index.Entities.Count(entity => entity.Kind == "Component") >= 8);
    }

    private static EntityRef Ref(string text) => EntityRef.Parse(text)!;
}

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Catalog;
using Portal.Kubernetes.Access;

namespace Portal.Tests.Catalog;

public sealed class CatalogSourceTests : IDisposable
{
    private readonly CatalogFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Follow_FileWrittenLater_GivesANewIndex()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var source = Source(_folder.With("a.yaml", CatalogFolder.Component("web")).Path);
        await source.StartAsync(stop.Token);
        Assert.Single(source.Current.Entities, entity => entity.Kind == "Component");

        await using var follow = source.FollowAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        await follow.MoveNextAsync();
        _folder.With("more/b.yaml", CatalogFolder.Component("lib"));

        do
        {
            await follow.MoveNextAsync();
        }
        while (follow.Current.Find(EntityRef.Parse("component:lib")!) is null);

        File.Delete(Path.Combine(_folder.Path, "a.yaml"));
        do
        {
            await follow.MoveNextAsync();
        }
        while (follow.Current.Find(EntityRef.Parse("component:web")!) is not null);
        await source.StopAsync(stop.Token);
    }

    [Fact]
    public void Options_Wrong_EveryMistakeIsNamedByItsKey()
    {
        var options = new CatalogOptions { Poll = TimeSpan.Zero };
        options.Locations.Add(new() { Type = "ftp", Target = "x" });
        options.Locations.Add(new() { Type = "file", Target = "" });

        var verdict = new CatalogOptionsCheck().Validate(null, options);

        Assert.Equal(3, verdict.Failures!.Count());
        Assert.Contains(verdict.Failures!, failure => failure.StartsWith("Portal:Catalog:Locations:0:Type", StringComparison.Ordinal));
        Assert.Contains(verdict.Failures!, failure => failure.StartsWith("Portal:Catalog:Locations:1:Target", StringComparison.Ordinal));
        Assert.Contains(verdict.Failures!, failure => failure.StartsWith("Portal:Catalog:Poll", StringComparison.Ordinal));
    }

    internal static CatalogSource Source(params string[] targets)
    {
        var options = new CatalogOptions { Poll = TimeSpan.FromMilliseconds(100) };
        foreach (var target in targets)
        {
            options.Locations.Add(new() { Target = target });
        }

        var wrapped = Options.Create(options);
        return new(new(wrapped, Options.Create(new ClusterOptions())), wrapped, TimeProvider.System, NullLogger<CatalogSource>.Instance);
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Portal.Forms;
using Portal.Forms.Documents;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Tests.Forms;

public sealed class KeystrokeTests(ITestOutputHelper output)
{
    private const int Budget = 200;

    [Theory]
    [InlineData(10)]
    [InlineData(500)]
    [InlineData(2000)]
    public async Task Keystroke_InAFormOfAnySize_SendsNoMoreThanTheBudget(int size)
    {
        await using var services = Services();
        await using var renderer = new HeadlessRenderer(services);
        var model = new FormModel(Flat(size), ManifestDocument.Parse("metadata:\n  name: one\n"));
        await renderer.DrawAsync<SchemaForm>(new() { ["Model"] = model });
        var opening = renderer.BytesSent;
        await renderer.TypeAsync("spec.f3", "t");
        renderer.Reset();
        await renderer.TypeAsync("spec.f3", "te");
        var quiet = renderer.BytesSent;
        renderer.Reset();
        await renderer.TypeAsync("spec.f4", "7");
        var wrong = renderer.BytesSent;

        output.WriteLine($"{size} fields: opening {opening} B, keystroke {quiet} B, keystroke that makes a mistake {wrong} B");
        Assert.Equal("te", model.Field("spec.f3").Text);
        Assert.Single(model.Field("spec.f4").Errors);
        Assert.InRange(quiet, 0, Budget);
        Assert.InRange(wrong, 0, Budget + (Budget / 4));
        Assert.InRange(opening, 0, 80_000);
    }

    [Fact]
    public async Task Open_DeepGroups_DrawsOnlyWhatIsOpen()
    {
        await using var services = Services();
        await using var renderer = new HeadlessRenderer(services);
        await renderer.DrawAsync<SchemaForm>(new() { ["Model"] = new FormModel(Nested(12, 10, 16), ManifestDocument.Empty) });

        Assert.InRange(renderer.BytesSent, 0, 80_000);
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddSingleton<IJSRuntime, NoScript>().AddSingleton<NavigationManager, NoNavigation>().AddSingleton(TimeProvider.System).BuildServiceProvider();

    private static FormDefinition Flat(int size) => Definition(Enumerable.Range(0, size).Select(i =>
        KeyValuePair.Create($"f{i}", i % 2 == 0 ? new StructuralSchema { Type = "integer", Constraints = new() { Minimum = 20 }, Description = $"Field {i}" } : new StructuralSchema { Type = "string", Description = $"Field {i}" })));

    private static FormDefinition Nested(int groups, int width, int depth) =>
        Definition(Enumerable.Range(0, groups).Select(i => KeyValuePair.Create($"g{i}", Group(width, depth))));

    private static StructuralSchema Group(int width, int depth) => new()
    {
        Type = "object",
        Required = ["down"],
        Properties =
        [
            .. Enumerable.Range(0, width).Select(i => KeyValuePair.Create($"f{i}", new StructuralSchema { Type = "string" })),
            KeyValuePair.Create("down", depth == 0 ? new StructuralSchema { Type = "string" } : Group(width, depth - 1)),
        ],
    };

    private static FormDefinition Definition(IEnumerable<KeyValuePair<string, StructuralSchema>> properties)
    {
        var spec = new StructuralSchema { Type = "object", Properties = [.. properties] };
        return new(new() { Type = "object", Properties = [KeyValuePair.Create("spec", spec)] }, FormHints.None, CrossplaneFields.All, IsNamespaced: false);
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => default;

        public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args) => default;
    }

    private sealed class NoNavigation : NavigationManager
    {
        public NoNavigation() => Initialize("http://localhost/", "http://localhost/");
    }
}

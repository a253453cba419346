using Portal.Sandbox.Crossplane;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>What was recorded on real Crossplane, ordered from the sandbox: one test a case.</summary>
public sealed class RecordedCaseTests(ITestOutputHelper output)
{
    /// <summary>Told by chance of timing, or about what the recording was prepared with.</summary>
    private static readonly string[] Passing =
        ["already exists", "waiting for", "pipeline status unknown", "missing required capabilities", "cannot list defined", "eleted", "Selected composition revision", "external resource"];

    public static TheoryData<string> Cases => [.. RecordedCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Order_IsComposedAsRecorded(string name)
    {
        Assert.SkipUnless(SharedFolder.Exists, "recorded: no shared folder");
        var recorded = RecordedCase.All[name];
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync("{ apiVersion: v1, kind: Namespace, metadata: { name: team-a } }");
        foreach (var input in recorded.Inputs)
        {
            await cluster.CreateAsync(input);
        }

        var composite = await OrderIsAsRecordedAsync(cluster, recorded);
        await PartsAreAsRecordedAsync(cluster, recorded, composite);
        await EventsAreAsRecordedAsync(cluster, recorded, composite);
    }

    [Fact]
    public async Task Order_WhoseFunctionCannotBeRun_SaysWhichOneInConditionAndEvent()
    {
        Assert.SkipUnless(SharedFolder.Exists, "recorded: no shared folder");
        await using var cluster = await Cluster.StartAsync();
        await cluster.CreateAsync("{ apiVersion: v1, kind: Namespace, metadata: { name: team-a } }");
        foreach (var input in RecordedCase.Configuration.Inputs)
        {
            await cluster.CreateAsync(input);
        }

        const string Words = "cannot compose resources: cannot run Composition pipeline step \"render\": cannot get gRPC client connection for Function \"function-go-templating\": "
            + "cannot find an active FunctionRevision (a FunctionRevision with spec.desiredState: Active)";
        await cluster.UntilAsync(await cluster.PathAsync(RecordedCase.Configuration.Ordered), found => found.Condition("Synced")?["message"]?.Text == Words);
        await cluster.UntilAsync("/api/v1/namespaces/team-a/events", list => list["items"]!.Items.Any(told => told["type"]!.Text == "Warning" && told["message"]!.Text == Words));
    }

    /// <returns>The composite's name.</returns>
    private static async Task<string> OrderIsAsRecordedAsync(Cluster cluster, RecordedCase recorded)
    {
        var order = recorded.Ordered;
        var path = await cluster.PathAsync(order);
        var isClaim = recorded.Composites.Count > 0;
        var mine = isClaim ? (await cluster.UntilAsync(path, found => found.At("spec", "resourceRef") is not null)).Text("spec", "resourceRef", "name") : order.Name();
        await SameAsync(cluster, path, order, Form(mine), Form(recorded.RecordedComposites[0].Name()));
        foreach (var composite in isClaim ? recorded.RecordedComposites : [])
        {
            var named = composite.Controller() is { } parent ? await PartNameAsync(cluster, composite, mine, parent.Text("name")) : mine;
            await SameAsync(cluster, await cluster.PathAsync(composite, named), composite, Form(mine), Form(recorded.RecordedComposites[0].Name()));
        }

        return mine;
    }

    private static Func<MapValue, MapValue> Form(string composite) => new RecordedForm(composite).Of;

    private static async Task SameAsync(Cluster cluster, string path, MapValue expected, Func<MapValue, MapValue> mine, Func<MapValue, MapValue> recorded)
    {
        string? difference = null;
        var held = await cluster.HoldsAsync(path, found => (difference = FirstDifference.Between(recorded(expected), mine((MapValue)found), "")) is null);
        Assert.True(held, $"{path}: {difference}");
    }

    private async Task PartsAreAsRecordedAsync(Cluster cluster, RecordedCase recorded, string composite)
    {
        foreach (var part in recorded.RecordedParts)
        {
            var name = await PartNameAsync(cluster, part, composite, recorded.RecordedComposites[0].Name());
            await SameAsync(
                cluster, await cluster.PathAsync(part, name), part, new RecordedForm(composite).OfPart, new RecordedForm(recorded.RecordedComposites[0].Name()).OfPart);
        }

        output.WriteLine($"{recorded.RecordedParts.Count} parts as recorded");
    }

    /// <summary>The name of the part here that has the recorded part's name in the composition.</summary>
    private static async Task<string> PartNameAsync(Cluster cluster, MapValue part, string composite, string recordedComposite)
    {
        const string Key = "crossplane.io/composition-resource-name";
        var collection = await cluster.PathAsync(part, "");
        var wanted = part.Annotation(Key);
        var form = new RecordedForm(composite);
        var owner = new RecordedForm(recordedComposite).Text(part.Controller().Text("name"));
        Value? found = null;
        await cluster.UntilAsync(collection.TrimEnd('/'), list => (found = list["items"]!.Items.FirstOrDefault(item =>
            item.At("metadata", "annotations", Key)?.Text == wanted && form.Text(((MapValue)item).Controller().Text("name")) == owner)) is not null);
        return ((MapValue)found!).Name();
    }

    private static async Task EventsAreAsRecordedAsync(Cluster cluster, RecordedCase recorded, string composite)
    {
        var file = recorded.Folder == "failing" ? $"ev-{recorded.Ordered.Name()}/events.yaml" : "events.yaml";
        if (!File.Exists(SharedFolder.Of("recorded", recorded.Folder, file)))
        {
            return;
        }

        var kinds = recorded.RecordedComposites.Append(recorded.Ordered).Select(obj => obj.Kind()).Concat(["CompositeResourceDefinition", "Composition", "CompositionRevision"]).ToHashSet(StringComparer.Ordinal);
        var definition = recorded.Folder == "failing" ? "" : Recorded.One(recorded.Folder, "xrd.yaml").Name();
        var expected = Recorded.All(recorded.Folder, file)
            .Where(told => kinds.Contains(told.Text("involvedObject", "kind")))
            .Where(told => told.Text("involvedObject", "kind") != "CompositeResourceDefinition" || told.Text("involvedObject", "name") == definition)
            .Where(told => !told.Text("involvedObject", "apiVersion").StartsWith(recorded.Ordered.ApiVersion(), StringComparison.Ordinal) || IsOf(told.Text("involvedObject", "name"), recorded))
            .Select(told => Told(told, new RecordedForm("")))
            .Where(text => recorded.Ordered.Is("Ready", "True") || !text.Contains("connection details", StringComparison.Ordinal))
            .Where(text => !Passing.Any(part => text.Contains(part, StringComparison.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        var missing = expected;
        await cluster.HoldsAsync("/api/v1/events", list =>
        {
            missing = [.. expected.Except(list["items"]!.Items.Select(told => Told((MapValue)told, new RecordedForm(composite))), StringComparer.Ordinal)];
            return missing.Count == 0;
        });
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    private static bool IsOf(string name, RecordedCase recorded) => name == recorded.Ordered.Name() || name.StartsWith(recorded.Ordered.Name() + "-", StringComparison.Ordinal);

    private static string Told(MapValue told, RecordedForm form) =>
        form.Text($"{told.Text("involvedObject", "kind")} {told.Text("type")} {told.Text("reason")} {told.Text("reportingComponent")}: {told.Text("message")}");
}

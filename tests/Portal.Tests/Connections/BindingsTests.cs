using Portal.Connections;
using Portal.Kubernetes.Objects;
using Portal.Schema.Values;

namespace Portal.Tests.Connections;

public sealed class BindingsTests
{
    private static readonly ObjectKey Owner = new(ConnectedPortal.Databases, "team-a", "orders-db");
    private static readonly ObjectKey Secret = new(ConnectedPortal.Secrets, "team-a", "orders-db-conn");
    private static readonly ObjectKey Orders = new(ConnectedPortal.Deployments, "team-a", "orders");

    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: orders, namespace: team-a}
        spec:
          replicas: 1
          selector: {matchLabels: {app: orders}}
          template:
            metadata: {labels: {app: orders}}
            spec:
              containers:
              - name: app
                image: registry.example.org/orders:1
                env:
                - {name: LOG_LEVEL, value: info}
                - {name: TAKEN_PASSWORD, value: other}
              - name: sidecar
                image: registry.example.org/proxy:1
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static BindingOrder Order(BindingForm form = BindingForm.Environment, string prefix = "DB_", string name = "orders-db") =>
        new(name, Owner, Secret, "7", ["endpoint", "password"], "postgresql", Orders, "app", form, prefix);

    [Fact]
    public async Task Bind_AsVariables_LeavesOtherEntriesAlone_AndUnbindRestoresExactly()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Deployment, Token);
        var before = (await portal.ReadAsync(Orders, Token))["spec"];
        var bindings = portal.Get<Bindings>();

        var dry = await bindings.PreviewAsync(portal.Dana, Order(), Token);
        Assert.Empty(dry.Problems);
        Assert.Contains(dry.Diff, line => line.Mark == '+' && line.Text.Contains("DB_PASSWORD", StringComparison.Ordinal));
        Assert.Equal(before, (await portal.ReadAsync(Orders, Token))["spec"]);

        Assert.True((await bindings.BindAsync(portal.Dana, Order(), Token)).CanApply);
        var bound = await portal.ReadAsync(Orders, Token);
        var container = bound.At("spec", "template", "spec", "containers")!.Items[0];
        Assert.Equal(["DB_ENDPOINT", "DB_PASSWORD", "LOG_LEVEL", "TAKEN_PASSWORD"], container["env"]!.Items.Select(item => item["name"]!.Text).Order(StringComparer.Ordinal));
        var variable = container["env"]!.Items.Single(item => item["name"]!.Text == "DB_PASSWORD");
        Assert.Equal(("orders-db-conn", "password"), (variable.At("valueFrom", "secretKeyRef", "name")!.Text, variable.At("valueFrom", "secretKeyRef", "key")!.Text));
        Assert.Equal("registry.example.org/orders:1", container["image"]!.Text);
        Assert.Equal($"{Owner.Path}@7", bound.At("spec", "template", "metadata", "annotations", "portal.internal/bound-orders-db")!.Text);

        var binding = Assert.Single(BindingReader.Of(Orders, bound));
        Assert.Equal(("orders-db", "app", "orders-db-conn", Owner.Path), (binding.Name, binding.Container, binding.Secret, binding.Source));
        Assert.Equal(["DB_ENDPOINT", "DB_PASSWORD"], binding.Variables.Order(StringComparer.Ordinal));

        Assert.Empty((await bindings.UnbindAsync(portal.Dana, binding, Token)).Problems);
        var after = await portal.ReadAsync(Orders, Token);
        Assert.Equal(WithoutEmpty(before!), WithoutEmpty(after["spec"]!));
        Assert.Empty(BindingReader.Of(Orders, after));
    }

    [Fact]
    public async Task Bind_AsFiles_ProjectsTheTypeAndSetsTheRoot()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Deployment, Token);

        var done = await portal.Get<Bindings>().BindAsync(portal.Dana, Order(BindingForm.Files), Token);

        Assert.Empty(done.Problems);
        var pod = (await portal.ReadAsync(Orders, Token)).At("spec", "template", "spec")!;
        var sources = pod["volumes"]!.Items.Single().At("projected", "sources")!.Items;
        Assert.Equal("orders-db-conn", sources[0].At("secret", "name")!.Text);
        Assert.Equal("metadata.annotations['portal.internal/type-orders-db']", sources[1].At("downwardAPI", "items")!.Items[0].At("fieldRef", "fieldPath")!.Text);
        Assert.Equal("/bindings/orders-db", pod["containers"]!.Items[0]["volumeMounts"]!.Items.Single()["mountPath"]!.Text);
        Assert.Contains(pod["containers"]!.Items[0]["env"]!.Items, item => item["name"]!.Text == "SERVICE_BINDING_ROOT" && item["value"]!.Text == "/bindings");
        var binding = Assert.Single(BindingReader.Of(Orders, await portal.ReadAsync(Orders, Token)));
        Assert.Equal((BindingForm.Files, "/bindings/orders-db", "orders-db-conn", 0), (binding.Form, binding.MountPath, binding.Secret, binding.Variables.Count));
    }

    [Fact]
    public async Task TwoBindingsByFiles_ShareTheRoot_UntilTheLastGoes()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Deployment, Token);
        var bindings = portal.Get<Bindings>();
        await bindings.BindAsync(portal.Dana, Order(BindingForm.Files), Token);
        Assert.Empty((await bindings.BindAsync(portal.Dana, Order(BindingForm.Files, name: "second"), Token)).Problems);

        foreach (var binding in BindingReader.Of(Orders, await portal.ReadAsync(Orders, Token)))
        {
            Assert.True(HasRoot(await portal.ReadAsync(Orders, Token)), binding.Name);
            await bindings.UnbindAsync(portal.Dana, binding, Token);
        }

        Assert.False(HasRoot(await portal.ReadAsync(Orders, Token)));
    }

    [Fact]
    public async Task Bind_VariableOfSomebodyElse_IsNamedAndNothingIsWritten()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        var version = (await portal.ApplyAsync(Deployment, Token))[0].At("metadata", "resourceVersion")!.Text;

        var refused = await portal.Get<Bindings>().BindAsync(portal.Dana, Order(prefix: "TAKEN_"), Token);

        Assert.Equal("app has a variable TAKEN_PASSWORD already, set by kubectl-create. Choose another prefix.", Assert.Single(refused.Problems));
        Assert.Empty(BindingReader.Of(Orders, await portal.ReadAsync(Orders, Token)));
        Assert.NotNull(version);
    }

    [Fact]
    public async Task Bind_WithoutTheRight_IsRefusedInTheServersWords()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Deployment, Token);

        var refused = await portal.Get<Bindings>().BindAsync(portal.Bo, Order(), Token);

        Assert.StartsWith("You may not change orders in team-a", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("meta.helm.sh/release-name: orders", "Helm")]
    [InlineData("argocd.argoproj.io/tracking-id: 'shop:apps/Deployment:team-a/orders'", "Argo CD")]
    public async Task Bind_DeploymentOfATool_GivesTheYamlInstead(string annotation, string tool)
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Deployment.Replace("namespace: team-a}", $"namespace: team-a, annotations: {{{annotation}}}}}", StringComparison.Ordinal), Token);

        var instead = await portal.Get<Bindings>().BindAsync(portal.Dana, Order(), Token);

        Assert.Equal(tool, instead.GitOps?.Tool);
        Assert.Contains("DB_PASSWORD", instead.Yaml, StringComparison.Ordinal);
        Assert.Empty(BindingReader.Of(Orders, await portal.ReadAsync(Orders, Token)));
    }

    private static bool HasRoot(Value deployment) =>
        (deployment.At("spec", "template", "spec", "containers")!.Items[0]["env"]?.Items ?? []).Any(item => item["name"]!.Text == "SERVICE_BINDING_ROOT");

    /// <summary>Maps and lists that are left empty mean nothing: a server with Go's types does not write them.</summary>
    private static Value WithoutEmpty(Value value) => value switch
    {
        MapValue map => new MapValue(map.Pairs.Select(pair => KeyValuePair.Create(pair.Key, WithoutEmpty(pair.Value))).Where(pair => pair.Value is not (MapValue { Count: 0 } or ListValue { Elements.Count: 0 }))),
        ListValue list => new ListValue([.. list.Elements.Select(WithoutEmpty)]),
        _ => value,
    };
}

namespace Portal.Sandbox.Tests.Clients;

/// <summary>What people type, against a sandbox. The words that are looked for are kubectl's own.</summary>
public sealed class KubectlTests(KubectlFixture fixture) : IClassFixture<KubectlFixture>, IAsyncLifetime
{
    private static int _count;
    private Kubectl _kubectl = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _kubectl = await fixture.InAsync($"test-{Interlocked.Increment(ref _count)}", Token);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Get_EveryForm_ShowsWhatWasApplied()
    {
        await Run("apply -f -", Web("nginx:1.27"));
        await Run("rollout status deploy/web --timeout=60s");

        Assert.Matches(@"web +2/2 +2 +2 ", await Run("get deploy web"));
        var wide = await Run("get deploy,po -o wide");
        Assert.Matches("NAME +READY +UP-TO-DATE +AVAILABLE +AGE +CONTAINERS +IMAGES +SELECTOR", wide);
        Assert.Matches("NAME +READY +STATUS +RESTARTS +AGE +IP +NODE +NOMINATED NODE +READINESS GATES", wide);
        Assert.Contains("image: nginx:1.27", await Run("get deploy web -o yaml"), StringComparison.Ordinal);
        Assert.Equal("nginx:1.27", await Run("get deploy web -o jsonpath={.spec.template.spec.containers[0].image}"));
        Assert.Matches(@"Replicas: +2 desired \| 2 updated \| 2 total \| 2 available", await Run("describe deploy web"));
        Assert.Matches("Created pod: web-", await Run("events"));
        Assert.Matches("deployments +deploy +apps/v1 +true +Deployment", await Run("api-resources"));
    }

    [Fact]
    public async Task Apply_AgainstAnotherManager_NamesItAndCanBeForced()
    {
        await Run("apply --server-side --field-manager=first -f -", Web("nginx:1.27"));
        var (same, _, _) = await _kubectl.TryAsync("diff -f -", Token, Web("nginx:1.27"));
        var (other, difference, _) = await _kubectl.TryAsync("diff -f -", Token, Web("nginx:1.28"));
        var (refused, _, why) = await _kubectl.TryAsync("apply --server-side --field-manager=second -f -", Token, Web("nginx:1.28"));
        await Run("apply --server-side --field-manager=second --force-conflicts -f -", Web("nginx:1.28"));

        Assert.Equal((0, 1, 1), (same, other, refused));
        Assert.Contains("+      - image: nginx:1.28", difference, StringComparison.Ordinal);
        Assert.Contains("conflict with \"first\": .spec.template.spec.containers[name=\"app\"].image", why, StringComparison.Ordinal);
        Assert.Contains("1.28", await Run("get deploy web -o jsonpath={.spec.template.spec.containers[0].image}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ByEveryPatchAndCommand_IsThere()
    {
        await Run("apply -f -", Web("nginx:1.27"));
        await Run("patch deploy web -p '{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"env\":[{\"name\":\"A\",\"value\":\"b\"}]}]}}}}'");
        await Run("patch deploy web --type=json -p '[{\"op\":\"replace\",\"path\":\"/spec/revisionHistoryLimit\",\"value\":5},{\"op\":\"add\",\"path\":\"/spec/paused\",\"value\":false}]'");
        await Run("patch deploy web --type=merge -p '{\"metadata\":{\"annotations\":{\"a\":\"b\"}}}'");
        await Run("patch deploy web --subresource=scale --type=merge -p '{\"spec\":{\"replicas\":1}}'");
        await Run("scale deploy web --replicas=3");
        await Run("label deploy web tier=front");
        await Run("annotate deploy web note=hi");
        await Run("set image deploy/web app=nginx:1.29");
        await Run("rollout undo deploy/web");
        await Run("rollout status deploy/web --timeout=60s");

        Assert.Equal("nginx:1.27 b 3 front hi", await Run(
            "get deploy web -o 'jsonpath={.spec.template.spec.containers[0].image} {.spec.template.spec.containers[0].env[0].value} {.spec.replicas} {.metadata.labels.tier} {.metadata.annotations.note}'"));
        Assert.Contains("condition met", await Run("wait --for=condition=Available deploy/web --timeout=60s"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_ByCascade_TakesOrLeavesWhatIsOwned()
    {
        await Run("apply -f -", Web("nginx:1.27"));
        await Run("rollout status deploy/web --timeout=60s");
        using var waiting = _kubectl.Start("wait --for=delete deploy/web --timeout=60s");
        await Run("delete deploy web --cascade=orphan");
        await waiting.WaitForExitAsync(Token);
        var orphans = await Run("get rs -o name");
        await Run("delete rs --all --cascade=foreground --wait=true");

        Assert.Equal(0, waiting.ExitCode);
        Assert.StartsWith("replicaset.apps/web-", orphans, StringComparison.Ordinal);
        Assert.DoesNotContain("pod/web-", await Run("get po -o name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_BuiltInAndCustom_ListsTheFields()
    {
        await Run("apply -f -", """{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"crons.x.example.org"},"spec":{"group":"x.example.org","scope":"Namespaced","names":{"plural":"crons","kind":"Cron"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"size":{"type":"integer","description":"How large."}}}}}}}]}}""");
        await Run("wait --for=condition=Established crd/crons.x.example.org --timeout=60s");

        Assert.Matches(@"KIND: +Pod", await Run("explain pod.spec.containers.resources"));
        Assert.Matches(@"containers\t<\[\]Container>", await Run("explain deployment.spec.template --recursive"));
        Assert.Matches(@"size\t<integer>\s+How large\.", await Run("explain crons.spec"));
        Assert.Contains("cronjob.batch/nightly created", await Run("create cronjob nightly --image=busybox '--schedule=0 3 * * *' -- date"), StringComparison.Ordinal);
        Assert.Matches(@"nightly +0 3 \* \* \* +<none> +False +0 +<none>", await Run("get cronjob nightly"));
    }

    [Fact]
    public async Task Rights_AreToldAndKept()
    {
        await Run("create role reader --verb=get,list --resource=pods");
        await Run("create rolebinding reader --role=reader --user=bob");

        Assert.Equal("yes\n", await Run("auth can-i list pods --as bob"));
        Assert.Equal("no\n", (await _kubectl.TryAsync("auth can-i delete pods --as bob", Token)).Output);
        Assert.Matches(@"pods +\[\] +\[\] +\[get list\]", await Run("auth can-i --list --as bob"));
        Assert.Matches("Username +admin", await Run("auth whoami"));
    }

    [Fact]
    public async Task Logs_Followed_GoOnUntilThePodEnds()
    {
        await Run("run talker --image=busybox");
        await Run("wait --for=condition=Ready pod/talker --timeout=60s");
        using var following = _kubectl.Start("logs -f talker");
        var first = await following.StandardOutput.ReadLineAsync(Token);
        await Run("delete pod talker --now");
        following.Kill();

        Assert.Contains("busybox", first, StringComparison.Ordinal);
        Assert.Contains("NotFound", (await _kubectl.TryAsync("logs talker", Token)).Error, StringComparison.Ordinal);
    }

    private Task<string> Run(string command, string? input = null) => _kubectl.RunAsync(command, Token, input);

    private static string Web(string image) =>
        """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"app","image":"IMAGE"}]}}}}"""
            .Replace("IMAGE", image, StringComparison.Ordinal);
}

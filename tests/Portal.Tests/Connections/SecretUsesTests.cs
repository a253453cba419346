using Portal.Connections;
using Portal.Forms.Documents;
using Portal.Kubernetes.Objects;

namespace Portal.Tests.Connections;

public sealed class SecretUsesTests
{
    [Fact]
    public void Of_FindsEveryWayInWhichAPodGetsASecret()
    {
        var workload = ManifestDocument.Parse("""
            spec:
              template:
                spec:
                  initContainers:
                  - env: [{name: A, valueFrom: {secretKeyRef: {name: by-variable, key: a}}}, {name: B, value: x}]
                  containers:
                  - envFrom: [{secretRef: {name: all-at-once}}, {configMapRef: {name: no-secret}}]
                  volumes:
                  - {name: v, secret: {secretName: as-files}}
                  - {name: p, projected: {sources: [{secret: {name: projected}}, {configMap: {name: no-secret}}]}}
                  - {name: e, emptyDir: {}}
            """).Value;

        Assert.Equal(["all-at-once", "as-files", "by-variable", "projected"], SecretUses.Of(workload));
    }

    [Theory]
    [InlineData("", "argocd.argoproj.io/tracking-id=shop:apps/Deployment:a/b", "Argo CD", "shop")]
    [InlineData("argocd.argoproj.io/instance=shop", "", "Argo CD", "shop")]
    [InlineData("kustomize.toolkit.fluxcd.io/name=apps", "", "Flux", "apps")]
    [InlineData("helm.toolkit.fluxcd.io/name=web", "meta.helm.sh/release-name=web", "Flux", "web")]
    [InlineData("app.kubernetes.io/managed-by=Helm", "meta.helm.sh/release-name=web", "Helm", "web")]
    [InlineData("app.kubernetes.io/managed-by=portal", "", null, null)]
    public void GitOpsOwner_ByWhatTheToolsLeave(string labels, string annotations, string? tool, string? name)
    {
        var owner = GitOpsOwner.Of(Map(labels), Map(annotations));

        Assert.Equal((tool, name), (owner?.Tool, owner?.Name));

        static StringMap Map(string text) => text.Split('=', 2) is [var key, var value] ? StringMap.Of((key, value)) : StringMap.Empty;
    }
}

using Portal.Live;

namespace Portal.Connections;

/// <summary>What a binding, or its end, would do, in the server's own dry run.</summary>
/// <param name="Yaml">The patch as YAML: what is applied, or what to commit where <paramref name="GitOps"/> manages the Deployment.</param>
/// <param name="Diff">What changes in the Deployment; empty where something speaks against it.</param>
/// <param name="Problems">Why it cannot be done; empty where it can.</param>
/// <param name="Warnings">What the server says besides.</param>
public sealed record BindingPreview(
    string Yaml, LiveList<DiffLine> Diff, LiveList<string> Problems, LiveList<string> Warnings, GitOpsOwner? GitOps)
{
    public bool CanApply => Problems.Count == 0 && GitOps is null;
}

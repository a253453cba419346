using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Connections;

/// <summary>A Deployment that a person sees, and what they may bind to it.</summary>
/// <param name="Secrets">The Secrets that its pods use, however that came about.</param>
/// <param name="WhyNot">Why the person may not bind anything to it; null where they may.</param>
public sealed record BindingTarget(ObjectKey Key, Health Health, string? WhyNot, GitOpsOwner? GitOps, LiveList<Binding> Bindings, LiveList<string> Secrets);

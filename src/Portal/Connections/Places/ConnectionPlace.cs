using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Connections;

/// <summary>
/// Where the credentials of something are, as far as references tell: claims and composites of Crossplane 1.x name a Secret, those of 2.x
/// compose one.
/// </summary>
/// <param name="Owner">What people ordered; the person may see it.</param>
/// <param name="Secrets">Secrets that may hold the credentials, in the order of the references; usually one or none.</param>
/// <param name="ComposesSecrets">Whether credentials come as a composed Secret (Crossplane 2.x) instead of by <c>writeConnectionSecretToRef</c>.</param>
/// <param name="Definition">The XRD, where it can be found.</param>
/// <param name="Composition">The composition that was chosen, once one is.</param>
public sealed record ConnectionPlace(
    KubeObject Owner, LiveList<ObjectKey> Secrets, bool ComposesSecrets, KubeObject? Definition, KubeObject? Composition);

using Portal.Kubernetes.Objects;

namespace Portal.Insights;

/// <summary>One object of which events are wanted. Its version is only there to notice that it changed.</summary>
internal sealed record EventSubject(ObjectKey Key, string Uid, string Version)
{
    /// <summary>Events of what has no namespace are in <c>default</c>.</summary>
    public string Namespace => Key.Namespace ?? "default";
}

using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Connections;

/// <summary>A binding that a Deployment has, read from what its field manager owns.</summary>
/// <param name="Name">The field manager's name without its <c>portal-bind-</c>.</param>
/// <param name="Container">The container that gets the credentials; empty where what was bound is gone from the Deployment.</param>
/// <param name="Secret">The Secret's name, where the Deployment still refers to it.</param>
/// <param name="Source">The path of the object whose credentials they are (<see cref="ObjectKey.Path"/>), where the binding noted it.</param>
/// <param name="Variables">The environment variables it set.</param>
/// <param name="MountPath">The folder of its files; null for variables alone.</param>
public sealed record Binding(
    ObjectKey Deployment, string Name, string Container, string? Secret, string? Source, LiveList<string> Variables, string? MountPath)
{
    public const string ManagerPrefix = "portal-bind-";

    public string Manager => ManagerPrefix + Name;

    public BindingForm Form => MountPath is null ? BindingForm.Environment : BindingForm.Files;
}

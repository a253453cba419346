using Portal.Kubernetes.Objects;

namespace Portal.Connections;

/// <summary>What a person wants bound to what, and how.</summary>
/// <param name="Name">Names the binding: its field manager, its folder. Letters, digits, <c>-</c> and <c>.</c>, as a Secret's name.</param>
/// <param name="Keys">The keys to hand over; with files all of the Secret's keys are.</param>
/// <param name="SecretVersion">The Secret's resourceVersion where the person may read it: binding again after a rotation then rolls the pods.</param>
/// <param name="ServiceType">The specification's <c>type</c>; null where the Secret has an entry of that name.</param>
/// <param name="Prefix">What the names of variables begin with; may be empty.</param>
internal sealed record BindingOrder(
    string Name,
    ObjectKey Source,
    ObjectKey Secret,
    string? SecretVersion,
    IReadOnlyList<string> Keys,
    string? ServiceType,
    ObjectKey Deployment,
    string Container,
    BindingForm Form,
    string Prefix)
{
    public string Manager => Binding.ManagerPrefix + Name;
}

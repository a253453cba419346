using Portal.Kubernetes.Objects;

namespace Portal.Connections;

/// <summary>What the person has chosen in the form so far.</summary>
public sealed class BindingWish
{
    public ObjectKey? Deployment { get; set; }

    public string Container { get; set; } = "";

    public BindingForm Form { get; set; }

    public string Prefix { get; set; } = "";

    public string Name { get; set; } = "";
}

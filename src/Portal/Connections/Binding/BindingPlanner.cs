using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>
/// Makes the server-side apply patch of a binding, from the Deployment as it is now. Pure. What other field managers set is left alone: where
/// their names are the binding's, the plan says so instead of taking them.
/// </summary>
internal static class BindingPlanner
{
    public const string RootVariable = "SERVICE_BINDING_ROOT";
    private const string DefaultRoot = "/bindings";

    /// <param name="order">What is wanted.</param>
    /// <param name="deployment">The whole Deployment.</param>
    public static BindingPlan Plan(BindingOrder order, Value deployment)
    {
        var problems = new List<string>();
        if (BindingNames.Problem(order.Name) is { } wrongName)
        {
            problems.Add(wrongName);
        }

        if (order.Secret.Namespace != order.Deployment.Namespace)
        {
            problems.Add($"{order.Deployment.Name} runs in {order.Deployment.Namespace}, and the credentials are in {order.Secret.Namespace}: "
                + "a pod can use Secrets of its own namespace only, and the portal copies none to another.");
        }

        if (ContainerOf(order, deployment) is not { } container)
        {
            return new(Unbinding(order.Deployment.Name, order.Deployment.Namespace!), [.. problems, $"{order.Deployment.Name} has no container {order.Container}."]);
        }

        var pod = order.Form == BindingForm.Environment
            ? EnvironmentPlan.Of(order, deployment, container, problems)
            : FilesPlan.Of(order, deployment, container, problems);
        return new(Patch(order, pod), problems);
    }

    /// <summary>The empty set: what the manager owned goes, everything else stays.</summary>
    public static MapValue Unbinding(string name, string ns) => MapValue.Of(
        ("apiVersion", "apps/v1"), ("kind", "Deployment"), ("metadata", MapValue.Of(("name", name), ("namespace", ns))));

    /// <summary>The folder under which a container finds its bindings; null where it takes it from somewhere that cannot be read here.</summary>
    public static string? RootOf(Value container)
    {
        var known = (container["env"]?.Items ?? []).FirstOrDefault(item => item["name"]?.Text == RootVariable);
        return known is null ? DefaultRoot : known["value"]?.Text;
    }

    /// <summary>Whether somebody besides this binding set an item of the container.</summary>
    public static bool IsForeign(BindingOrder order, Value deployment, string list, string keyName, string key)
    {
        var owners = FieldSets.OwnersInContainer(deployment, order.Container, list, keyName, key);
        return owners.Count == 0 || owners.Any(owner => owner != order.Manager);
    }

    /// <summary>Who set it, for a sentence.</summary>
    public static string Setter(BindingOrder order, Value deployment, string list, string keyName, string key)
    {
        var others = FieldSets.OwnersInContainer(deployment, order.Container, list, keyName, key).Where(owner => owner != order.Manager).ToList();
        return others.Count == 0 ? "somebody else" : string.Join(", ", others);
    }

    private static Value? ContainerOf(BindingOrder order, Value deployment) =>
        (deployment.At("spec", "template", "spec", "containers")?.Items ?? []).FirstOrDefault(item => item["name"]?.Text == order.Container);

    private static MapValue Patch(BindingOrder order, MapValue pod)
    {
        var annotations = MapValue.Of((BindingNames.SourceAnnotation(order.Name), $"{order.Source.Path}@{order.SecretVersion ?? order.Secret.Name}"));
        if (order is { Form: BindingForm.Files, ServiceType: { } type })
        {
            annotations = annotations.With(BindingNames.TypeAnnotation(order.Name), type);
        }

        return Unbinding(order.Deployment.Name, order.Deployment.Namespace!).With("spec", MapValue.Of(
            ("template", MapValue.Of(("metadata", MapValue.Of(("annotations", annotations))), ("spec", pod)))));
    }
}

using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>
/// The pod template's part of a binding by files (Service Binding specification 1.1, "Application Projection"): one file a key in
/// <c>$SERVICE_BINDING_ROOT/NAME</c>, among them <c>type</c>, which is projected from an annotation where the Secret has no entry of that name.
/// </summary>
internal static class FilesPlan
{
    public static MapValue Of(BindingOrder order, Value deployment, Value container, List<string> problems)
    {
        var root = BindingPlanner.RootOf(container);
        if (root is null)
        {
            problems.Add($"{order.Container} takes {BindingPlanner.RootVariable} from elsewhere, so where the files belong cannot be told.");
        }

        var path = $"{(root ?? "").TrimEnd('/')}/{order.Name}";
        var volume = BindingNames.Volume(order.Name);
        if ((container["volumeMounts"]?.Items ?? []).Any(item => item["mountPath"]?.Text == path)
            && BindingPlanner.IsForeign(order, deployment, "volumeMounts", "mountPath", path))
        {
            problems.Add($"{order.Container} has something at {path} already, set by {BindingPlanner.Setter(order, deployment, "volumeMounts", "mountPath", path)}. Choose another name.");
        }

        if ((deployment.At("spec", "template", "spec", "volumes")?.Items ?? []).Any(item => item["name"]?.Text == volume) && !OwnsVolume(order, deployment, volume))
        {
            problems.Add($"{order.Deployment.Name} has a volume {volume} already, of somebody else. Choose another name.");
        }

        var mounted = MapValue.Of(("name", order.Container), ("volumeMounts", new ListValue([MapValue.Of(("name", volume), ("mountPath", path), ("readOnly", true))])));
        if (root is not null && SetsRoot(order, deployment, container))
        {
            mounted = mounted.With("env", new ListValue([MapValue.Of(("name", BindingPlanner.RootVariable), ("value", root))]));
        }

        return MapValue.Of(
            ("containers", new ListValue([mounted])),
            ("volumes", new ListValue([MapValue.Of(("name", volume), ("projected", MapValue.Of(("sources", Sources(order)))))])));
    }

    /// <summary>Set where nobody else but bindings set it: each binding owns it too, so that it goes with the last one.</summary>
    private static bool SetsRoot(BindingOrder order, Value deployment, Value container)
    {
        var isSet = (container["env"]?.Items ?? []).Any(item => item["name"]?.Text == BindingPlanner.RootVariable);
        var owners = FieldSets.OwnersInContainer(deployment, order.Container, "env", "name", BindingPlanner.RootVariable);
        return !isSet || (owners.Count > 0 && owners.All(owner => owner.StartsWith(Binding.ManagerPrefix, StringComparison.Ordinal)));
    }

    private static bool OwnsVolume(BindingOrder order, Value deployment, string volume) => FieldSets.Of(deployment).Any(owner =>
        owner.Manager == order.Manager
        && FieldSets.Items(FieldSets.Below(owner.Fields, "spec", "template", "spec", "volumes"), "name").Any(item => item.Key == volume));

    private static ListValue Sources(BindingOrder order)
    {
        var secret = MapValue.Of(("secret", MapValue.Of(("name", order.Secret.Name))));
        if (order.ServiceType is null)
        {
            return new([secret]);
        }

        var field = $"metadata.annotations['{BindingNames.TypeAnnotation(order.Name)}']";
        var type = MapValue.Of(("path", "type"), ("fieldRef", MapValue.Of(("apiVersion", "v1"), ("fieldPath", field))));
        return new([secret, MapValue.Of(("downwardAPI", MapValue.Of(("items", new ListValue([type])))))]);
    }
}

using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>Finds the bindings of a Deployment by what the field managers <c>portal-bind-NAME</c> own in it.</summary>
internal static class BindingReader
{
    public static IReadOnlyList<Binding> Of(ObjectKey key, Value deployment) =>
        [.. from owner in FieldSets.Of(deployment)
            where owner.Applies && owner.Manager.StartsWith(Binding.ManagerPrefix, StringComparison.Ordinal)
            let name = owner.Manager[Binding.ManagerPrefix.Length..]
            orderby name
            select Read(key, deployment, name, owner.Fields)];

    private static Binding Read(ObjectKey key, Value deployment, string name, Value fields)
    {
        var pod = deployment.At("spec", "template", "spec");
        var container = FieldSets.Items(FieldSets.Below(fields, "spec", "template", "spec", "containers"), "name").Select(item => item.Key).FirstOrDefault() ?? "";
        var found = pod?["containers"]?.Items.FirstOrDefault(item => item["name"]?.Text == container);
        List<string> variables = [.. FieldSets.ContainerItems(fields, container, "env", "name")];
        var mount = FieldSets.ContainerItems(fields, container, "volumeMounts", "mountPath").FirstOrDefault();
        var source = deployment.At("spec", "template", "metadata", "annotations", BindingNames.SourceAnnotation(name))?.Text;
        return new(key, name, container, SecretOf(pod, found, variables, mount), source?.Split('@')[0], new(variables.Where(variable => variable != BindingPlanner.RootVariable)), mount);
    }

    private static string? SecretOf(Value? pod, Value? container, List<string> variables, string? mount)
    {
        var byVariable = (container?["env"]?.Items ?? []).Where(item => variables.Contains(item["name"]?.Text ?? ""))
            .Select(item => item.At("valueFrom", "secretKeyRef", "name")?.Text).FirstOrDefault(text => text is not null);
        if (byVariable is not null || mount is null)
        {
            return byVariable;
        }

        var volume = (container?["volumeMounts"]?.Items ?? []).FirstOrDefault(item => item["mountPath"]?.Text == mount)?["name"]?.Text;
        var found = (pod?["volumes"]?.Items ?? []).FirstOrDefault(item => item["name"]?.Text == volume);
        return (found?.At("projected", "sources")?.Items ?? []).Select(item => item.At("secret", "name")?.Text).FirstOrDefault(text => text is not null)
            ?? found?.At("secret", "secretName")?.Text;
    }
}

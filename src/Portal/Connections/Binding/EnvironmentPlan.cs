using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>The pod template's part of a binding by environment variables.</summary>
internal static class EnvironmentPlan
{
    public static MapValue Of(BindingOrder order, Value deployment, Value container, List<string> problems)
    {
        if (EnvNames.Problem(order.Prefix) is { } wrong)
        {
            problems.Add(wrong);
        }

        if (order.Keys.Count == 0)
        {
            problems.Add("No key of the Secret is known yet, so there is no variable to set. Wait until the credentials are there, or bind them as files.");
        }

        var variables = order.Keys.Select(key => (Key: key, Name: EnvNames.Of(order.Prefix, key))).ToList();
        foreach (var twins in variables.GroupBy(variable => variable.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"The keys {string.Join(" and ", twins.Select(twin => twin.Key))} would both be {twins.Key}.");
        }

        foreach (var taken in variables.Where(variable => IsTaken(order, deployment, container, variable.Name)))
        {
            problems.Add($"{order.Container} has a variable {taken.Name} already, set by {BindingPlanner.Setter(order, deployment, "env", "name", taken.Name)}. Choose another prefix.");
        }

        return MapValue.Of(("containers", new ListValue([MapValue.Of(
            ("name", order.Container),
            ("env", new ListValue([.. variables.DistinctBy(variable => variable.Name).Select(variable => Variable(order, variable.Key, variable.Name))])))])));
    }

    private static bool IsTaken(BindingOrder order, Value deployment, Value container, string name) =>
        (container["env"]?.Items ?? []).Any(item => item["name"]?.Text == name) && BindingPlanner.IsForeign(order, deployment, "env", "name", name);

    private static MapValue Variable(BindingOrder order, string key, string name) => MapValue.Of(
        ("name", name),
        ("valueFrom", MapValue.Of(("secretKeyRef", MapValue.Of(("name", order.Secret.Name), ("key", key))))));
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>A label selector as text (<c>a=b,c in (d,e),!f,g&gt;3</c>) or as metav1.LabelSelector.</summary>
internal sealed record LabelSelector(IReadOnlyList<Requirement> Requirements)
{
    public static LabelSelector Parse(string text) => new(LabelSelectorParser.Parse(text));

    public static LabelSelector Of(Value selector) => new(
    [
        .. (selector["matchLabels"]?.Members ?? []).Select(pair => new Requirement(pair.Key, "in", [pair.Value.Text ?? ""])),
        .. (selector["matchExpressions"]?.Items ?? []).Select(item => new Requirement(
            item["key"]?.Text ?? "",
            item["operator"]?.Text switch { "In" => "in", "NotIn" => "notin", "Exists" => "exists", _ => "!" },
            [.. (item["values"]?.Items ?? []).Select(value => value.Text ?? "")])),
    ]);

    public bool Matches(Value? labels) => Requirements.All(requirement => requirement.Matches(labels?[requirement.Key]?.Text));
}

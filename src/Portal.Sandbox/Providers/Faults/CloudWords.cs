using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Cloud;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Faults;

/// <summary>How the clouds say no (Providers/Kinds/clouds.yaml).</summary>
internal static class CloudWords
{
    private static readonly IReadOnlyList<Value> Clouds = EmbeddedYaml.List("Providers/Kinds/clouds.yaml");

    public static string Throttled(Managed managed, Operation operation) => Fill(managed, operation, "throttled", 0);

    public static string QuotaExceeded(Managed managed, long limit) => Fill(managed, Operation.Create, "quota", limit);

    private static string Fill(Managed managed, Operation operation, string what, long limit)
    {
        var group = Kinds.GroupOf(managed.Object.ApiVersion()).Split('.');
        var cloud = Clouds.First(one => one["name"]?.Text is not { } name || group.Contains(name));
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["service"] = cloud.At("services", group[0])?.Text ?? group[0].ToUpperInvariant(),
            ["call"] = Call(managed, operation),
            ["limit"] = limit.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        var template = new Template(managed, "", facts);
        facts["exceeded"] = template.Fill(managed.Kind.QuotaWords ?? cloud.Text("exceeded"));
        return template.Fill(cloud.Text(what));
    }

    private static string Call(Managed managed, Operation operation)
    {
        const string Create = "Create";
        var call = managed.Kind.Call ?? Create + managed.Noun;
        var noun = call.StartsWith(Create, StringComparison.Ordinal) ? call[Create.Length..] : managed.Noun;
        return operation switch
        {
            Operation.Observe => $"Describe{noun}s",
            Operation.Update => "Modify" + noun,
            Operation.Delete => "Delete" + noun,
            _ => call,
        };
    }
}

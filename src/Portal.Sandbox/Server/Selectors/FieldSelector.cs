using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>A field selector. Custom resources know metadata.name and metadata.namespace; built-in kinds some fields more.</summary>
internal static class FieldSelector
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["pods"] = ["spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork", "status.phase", "status.podIP", "status.nominatedNodeName"],
        ["secrets"] = ["type"],
        ["namespaces"] = ["status.phase"],
        ["nodes"] = ["spec.unschedulable"],
        ["events"] =
        [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion", "involvedObject.resourceVersion",
            "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
        ],
        ["replicasets"] = ["status.replicas"],
        ["jobs"] = ["status.successful"],
        ["services"] = ["spec.clusterIP", "spec.type"],
    };

    /// <summary>The kinds that refuse a field in words of their own.</summary>
    private static readonly string[] OwnWords = ["pods", "nodes", "events", "namespaces", "secrets", "services", "jobs", "replicasets"];

    public static Func<Value, bool> Parse(string text, ServedResource resource)
    {
        var terms = text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(term => One(term, resource)).ToList();
        return value => terms.TrueForAll(term => term(value));
    }

    private static Func<Value, bool> One(string term, ServedResource resource)
    {
        var not = term.Contains("!=", StringComparison.Ordinal);
        var parts = term.Split(not ? "!=" : term.Contains("==", StringComparison.Ordinal) ? "==" : "=", 2);
        if (parts.Length != 2)
        {
            throw Refuse.BadRequest($"invalid selector: '{term}'; can't understand '{term}'");
        }

        var field = parts[0].Trim();
        if (field is not ("metadata.name" or "metadata.namespace") && !Knows(resource, field))
        {
            throw Refuse.BadRequest(resource.IsCustom || OwnWords.Contains(resource.Type.Plural)
                ? $"field label not supported: {field}"
                : $"{ValueWriter.ToJson(field)} is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
        }

        var path = field == "source" ? ["source", "component"] : field.Split('.');
        return value => (TextOf(value.At(path)) == parts[1].Trim()) != not;
    }

    private static bool Knows(ServedResource resource, string field) => resource.IsCustom
        ? resource.SelectableFields.Contains(field)
        : Known.GetValueOrDefault(resource.Type.Plural)?.Contains(field) ?? false;

    private static string TextOf(Value? value) => value switch { null => "", StringValue text => text.Content, _ => ValueWriter.ToJson(value) };
}

using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>Reads <c>metadata.managedFields</c>: who owns which fields (structured-merge-diff's FieldsV1).</summary>
internal static class FieldSets
{
    /// <summary>The field managers of an object with what each owns, the status's left out.</summary>
    public static IEnumerable<(string Manager, bool Applies, Value Fields)> Of(Value found) =>
        from entry in found.At("metadata", "managedFields")?.Items ?? []
        where entry["subresource"]?.Text is null or "" && entry["fieldsV1"] is MapValue
        select (entry["manager"]?.Text ?? "", entry["operation"]?.Text == "Apply", entry["fieldsV1"]!);

    /// <summary>What is owned below a chain of fields.</summary>
    public static Value? Below(Value? fields, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            fields = fields?[$"f:{name}"];
        }

        return fields;
    }

    /// <summary>The items of an associative list that are owned, by the one key of that name.</summary>
    public static IEnumerable<(string Key, Value Fields)> Items(Value? fields, string keyName)
    {
        foreach (var (name, below) in fields?.Members ?? [])
        {
            if (name.StartsWith("k:", StringComparison.Ordinal) && ValueReader.Parse(name[2..])[keyName]?.Text is { } key)
            {
                yield return (key, below);
            }
        }
    }

    /// <summary>The managers that own one item of a container's list: <c>env</c> by name, <c>volumeMounts</c> by mountPath.</summary>
    public static IReadOnlyList<string> OwnersInContainer(Value deployment, string container, string list, string keyName, string key) =>
        [.. Of(deployment).Where(owner => ContainerItems(owner.Fields, container, list, keyName).Contains(key)).Select(owner => owner.Manager).Distinct()];

    public static IEnumerable<string> ContainerItems(Value fields, string container, string list, string keyName) =>
        Items(Below(fields, "spec", "template", "spec", "containers"), "name")
            .Where(item => item.Key == container)
            .SelectMany(item => Items(Below(item.Fields, list), keyName))
            .Select(item => item.Key);
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>One entry of metadata.managedFields: who owns which fields, by which operation.</summary>
internal sealed record ManagedEntry(string Manager, string Operation, string ApiVersion, string Time, string? Subresource, FieldSet Fields)
{
    public static IReadOnlyList<ManagedEntry> Read(MapValue value) =>
        [.. (value.At("metadata", "managedFields")?.Items ?? []).Select(entry => new ManagedEntry(
            entry["manager"]?.Text ?? "", entry["operation"]?.Text ?? "Update", entry["apiVersion"]?.Text ?? "", entry["time"]?.Text ?? "",
            entry["subresource"]?.Text, FieldSet.FromFieldsV1(entry["fieldsV1"])))];

    public static MapValue Write(MapValue value, IEnumerable<ManagedEntry> entries)
    {
        var list = entries.Where(entry => !entry.Fields.IsEmpty).OrderBy(entry => entry.Operation, StringComparer.Ordinal).ThenBy(entry => entry.Time, StringComparer.Ordinal).ThenBy(entry => entry.Manager, StringComparer.Ordinal).Select(entry => (Value)MapValue.Of(
            ("manager", entry.Manager), ("operation", entry.Operation), ("apiVersion", entry.ApiVersion), ("time", entry.Time.Length == 0 ? null : entry.Time),
            ("fieldsType", "FieldsV1"), ("fieldsV1", entry.Fields.ToFieldsV1()), ("subresource", entry.Subresource))).ToList();
        return list.Count == 0 ? value.Without("metadata", "managedFields") : value.With(["metadata", "managedFields"], new ListValue(list));
    }

    public bool IsOf(string manager, string operation, string? subresource) => Manager == manager && Operation == operation && Subresource == subresource;

    /// <summary>How a conflict names the owner.</summary>
    public string Display => Operation == "Apply"
        ? $"\"{Manager}\""
        : $"\"{Manager}\"{(Subresource is null ? "" : $" with subresource \"{Subresource}\"")} using {ApiVersion}";
}

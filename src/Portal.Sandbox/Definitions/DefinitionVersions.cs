using Portal.Sandbox.Admission;
using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>The versions of a CRD: named once, exactly one of them stored.</summary>
internal static class DefinitionVersions
{
    private static readonly FieldPath Versions = FieldPath.Of("spec", "versions");
    private static readonly FieldPath Stored = FieldPath.Of("status", "storedVersions");

    public static IEnumerable<FieldError> Errors(MapValue spec, Value? status)
    {
        var versions = spec["versions"]?.Items ?? [];
        var names = versions.Select(version => version["name"]?.Text ?? "").ToList();
        for (var i = 0; i < names.Count; i++)
        {
            foreach (var why in NameForms.Service(names[i]))
            {
                yield return Invalid(Versions.Index(i).Property("name"), names[i], why);
                if (i == 0)
                {
                    // The internal form repeats the first version's name.
                    yield return Invalid(FieldPath.Of("spec", "version"), names[i], why);
                }
            }
        }

        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
        {
            yield return Invalid(Versions, Shown(versions), "must contain unique version names");
        }

        if (versions.Count(IsStorage) != 1)
        {
            yield return Invalid(Versions, Shown(versions), "must have exactly one version marked as storage version");
        }

        foreach (var error in StoredErrors(versions, status?["storedVersions"]?.Items ?? []))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> StoredErrors(IReadOnlyList<Value> versions, IReadOnlyList<Value> stored)
    {
        if (stored.Count == 0)
        {
            yield return new(Stored, FieldErrorKind.FieldValueInvalid, "Invalid value: null: must have at least one stored version");
        }
        else if (versions.LastOrDefault(IsStorage)?["name"] is { } storage && !stored.Contains(storage))
        {
            yield return Invalid(Stored, new ListValue(stored), $"must have the storage version {storage.Text}");
        }
    }

    private static bool IsStorage(Value version) => version["storage"] is BoolValue { Flag: true };

    /// <summary>The versions in the server's internal form, which its messages print; what all share is kept elsewhere.</summary>
    private static ListValue Shown(IReadOnlyList<Value> versions) => new([.. versions.Select(version => (Value)MapValue.Of(
        ("Name", version["name"] ?? ""), ("Served", version["served"] ?? false), ("Storage", version["storage"] ?? false), ("Deprecated", version["deprecated"] ?? false),
        ("DeprecationWarning", version["deprecationWarning"] ?? Value.Null), ("Schema", Value.Null), ("Subresources", Value.Null), ("AdditionalPrinterColumns", Value.Null), ("SelectableFields", Value.Null)))]);

    private static FieldError Invalid(FieldPath path, Value value, string why) => new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(value)}: {why}");
}

using Portal.Sandbox.Admission;
using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>The names and the group of a CRD.</summary>
internal static class DefinitionNames
{
    private static readonly FieldPath Spec = FieldPath.Of("spec");
    private static readonly FieldPath Names = Spec.Property("names");

    public static IEnumerable<FieldError> Errors(string name, MapValue spec)
    {
        var (group, plural) = (spec["group"]?.Text ?? "", spec.At("names", "plural")?.Text ?? "");
        if (name != $"{plural}.{group}")
        {
            yield return Invalid(FieldPath.Of("metadata", "name"), name, "must be spec.names.plural+\".\"+spec.group");
        }

        foreach (var error in Group(group).Concat(Words(spec["names"] ?? MapValue.Empty)))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> Group(string group)
    {
        if (group.Length == 0)
        {
            return [new(Spec.Property("group"), FieldErrorKind.FieldValueRequired, "Required value")];
        }

        return group.Contains('.', StringComparison.Ordinal)
            ? NameForms.Subdomain(group).Select(why => Invalid(Spec.Property("group"), group, why))
            : [Invalid(Spec.Property("group"), group, "should be a domain with at least one dot")];
    }

    private static IEnumerable<FieldError> Words(Value names)
    {
        foreach (var (key, isMixed) in ((string, bool)[])[("plural", false), ("singular", false), ("kind", true), ("listKind", true)])
        {
            var word = names[key]?.Text ?? "";
            foreach (var error in word.Length == 0 ? [new FieldError(Names.Property(key), FieldErrorKind.FieldValueRequired, "Required value")] : Word(Names.Property(key), word, isMixed))
            {
                yield return error;
            }
        }

        foreach (var list in (string[])["shortNames", "categories"])
        {
            var items = names[list]?.Items ?? [];
            for (var i = 0; i < items.Count; i++)
            {
                foreach (var error in Word(Names.Property(list).Index(i), items[i].Text ?? "", isMixed: false))
                {
                    yield return error;
                }
            }
        }

        if (names["kind"]?.Text is { Length: > 0 } kind && kind == names["listKind"]?.Text)
        {
            yield return Invalid(Names.Property("listKind"), kind, "kind and listKind may not be the same");
        }
    }

    private static IEnumerable<FieldError> Word(FieldPath path, string word, bool isMixed) => NameForms.Service(isMixed ? word.ToLowerInvariant() : word)
        .Select(why => Invalid(path, word, isMixed ? $"may have mixed case, but should otherwise match: {why}" : why));

    private static FieldError Invalid(FieldPath path, string value, string why) => new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(value)}: {why}");
}

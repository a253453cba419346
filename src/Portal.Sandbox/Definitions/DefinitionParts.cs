using System.Globalization;
using System.Text;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>What a version has beside its schema: subresources, printer columns, a deprecation warning (apiextensions/validation).</summary>
internal static class DefinitionParts
{
    private const int LongestWarning = 256;
    private static readonly string[] ColumnTypes = ["boolean", "date", "integer", "number", "string"];
    private static readonly string[] ColumnFormats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

    /// <summary>All mistakes. What all versions share is named as the server's internal form has it: at the top of the spec.</summary>
    public static IEnumerable<FieldError> Errors(MapValue spec)
    {
        var versions = spec["versions"]?.Items ?? [];
        var root = FieldPath.Of("spec");
        return [.. Each("subresources", Subresources), .. Each("additionalPrinterColumns", Columns), .. versions.SelectMany((version, i) => Deprecation(version, root.Property("versions").Index(i).Property("deprecationWarning")))];

        IEnumerable<FieldError> Each(string part, Func<Value, FieldPath, IEnumerable<FieldError>> errors) => versions.Count > 0 && versions.All(version => Equals(version[part], versions[0][part]))
            ? errors(versions[0][part] ?? Value.Null, root.Property(part))
            : versions.SelectMany((version, i) => errors(version[part] ?? Value.Null, root.Property("versions").Index(i).Property(part)));
    }

    private static IEnumerable<FieldError> Subresources(Value subresources, FieldPath path)
    {
        if (subresources["scale"] is not { } scale)
        {
            return [];
        }

        var (spec, status, selector) = (scale["specReplicasPath"]?.Text ?? "", scale["statusReplicasPath"]?.Text ?? "", scale["labelSelectorPath"]?.Text ?? "");
        return
        [
            .. Place(path.Property("scale.specReplicasPath"), spec, ".spec."),
            .. Place(path.Property("scale.statusReplicasPath"), status, ".status."),
            .. selector.Length == 0 ? [] : Place(path.Property("scale.labelSelectorPath"), selector, ".spec.", ".status."),
        ];
    }

    private static IEnumerable<FieldError> Place(FieldPath path, string text, params string[] roots)
    {
        if (text.Length == 0)
        {
            return [Required(path)];
        }

        var shape = Simple(path, text).ToList();
        return shape.Count > 0 || roots.Any(root => text.StartsWith(root, StringComparison.Ordinal))
            ? shape
            : [Invalid(path, text, $"should be a json path under {(roots.Length > 1 ? "either " : "")}{string.Join(" or ", roots.Select(root => root.TrimEnd('.')))}")];
    }

    private static IEnumerable<FieldError> Simple(FieldPath path, string text) => text[0] == '.' ? [] : [Invalid(path, text, "must be a simple json path starting with .")];

    private static IEnumerable<FieldError> Columns(Value columns, FieldPath path) => columns.Items.SelectMany((column, i) => Column(column, path.Index(i)));

    private static IEnumerable<FieldError> Column(Value column, FieldPath path)
    {
        var (type, format, place) = (column["type"]?.Text ?? "", column["format"]?.Text ?? "", column["jsonPath"]?.Text ?? "");
        if (column["name"]?.Text is not { Length: > 0 })
        {
            yield return Required(path.Property("name"));
        }

        if (type.Length == 0)
        {
            yield return Required(path.Property("type"), $"must be one of {string.Join(',', ColumnTypes)}");
        }
        else if (!ColumnTypes.Contains(type))
        {
            yield return Invalid(path.Property("type"), type, $"must be one of {string.Join(',', ColumnTypes)}");
        }

        if (format.Length > 0 && !ColumnFormats.Contains(format))
        {
            yield return Invalid(path.Property("format"), format, $"must be one of {string.Join(',', ColumnFormats)}");
        }

        foreach (var error in place.Length == 0 ? [Required(path.Property("JSONPath"))] : Simple(path.Property("JSONPath"), place))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> Deprecation(Value version, FieldPath path)
    {
        if (version["deprecationWarning"]?.Text is not { } warning)
        {
            yield break;
        }

        if (version["deprecated"] is not BoolValue { Flag: true })
        {
            yield return Invalid(path, warning, "can only be set for deprecated versions");
            yield break;
        }

        if (Encoding.UTF8.GetByteCount(warning) > LongestWarning)
        {
            yield return Invalid(path, warning, "must be <= 256 characters long");
        }

        if (warning.Length == 0)
        {
            yield return Invalid(path, warning, "must not be an empty string");
        }

        if (warning.EnumerateRunes().FirstOrDefault(IsHidden) is { Value: > 0 } hidden)
        {
            var at = Encoding.UTF8.GetByteCount(warning.AsSpan(0, warning.IndexOf(hidden.ToString(), StringComparison.Ordinal)));
            yield return Invalid(path, warning, $"must only contain printable UTF-8 characters; non-printable character found at index {at}");
        }
    }

    private static bool IsHidden(Rune rune) => rune.Value != 32 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;

    private static FieldError Required(FieldPath path, string why = "") => new(path, FieldErrorKind.FieldValueRequired, why.Length == 0 ? "Required value" : $"Required value: {why}");

    private static FieldError Invalid(FieldPath path, string value, string why) => new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(value)}: {why}");
}

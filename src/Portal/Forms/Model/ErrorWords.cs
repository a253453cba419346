using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Schema.Paths;
using Portal.Schema.Structure;

namespace Portal.Forms;

/// <summary>A mistake in plain words: "Storage GB must be at least 20". Our validator and the API server say the same sentences, so one reader serves both.</summary>
internal static partial class ErrorWords
{
    public static string Of(FieldError error, FormField field)
    {
        if (error.Message.EndsWith('.') && error.Message.Contains(' ', StringComparison.Ordinal) && char.IsUpper(error.Message[0]) && !error.Message.Contains(": ", StringComparison.Ordinal))
        {
            // A whole sentence of the portal's own.
            return error.Message;
        }

        var label = LabelOf(error, field);
        if (error.Message.StartsWith("must ", StringComparison.Ordinal))
        {
            return $"{label} {error.Message}";
        }

        return error.Kind switch
        {
            FieldErrorKind.FieldValueRequired when error.Message is "Required value" or "Required value: must not be empty" || error.Path.Steps is [.., PathStep.Property { Name: "name" or "namespace" }] => $"{label} is required",
            FieldErrorKind.FieldValueRequired => $"{label} is required: {ValuePrefix().Replace(error.Message, "")}",
            FieldErrorKind.FieldValueDuplicate => $"{label} is there twice",
            FieldErrorKind.FieldValueNotSupported => $"{label} must be one of {Options(error, field)}",
            FieldErrorKind.FieldValueTypeInvalid => $"{label} must be {TypeWords(error.Message, field.Schema)}",
            _ => $"{label} {Sentence(error, field.Schema)}",
        };
    }

    private static string LabelOf(FieldError error, FormField field)
    {
        var rest = error.Path.Steps.Skip(field.Path.Steps.Count).ToList();
        var below = rest.Count == 0 ? "" : FieldPath.Root.Append(error.Path).ToString();
        return rest.Count == 0 ? field.Label.Length == 0 ? "The object" : field.Label : field.Kind is FieldKind.Yaml or FieldKind.Group ? below : $"{field.Label} ({below})";
    }

    private static string Options(FieldError error, FormField field)
    {
        if (field.Schema.Constraints.Enum is { } options)
        {
            return string.Join(", ", options.Select(FieldShapes.Short).Select(text => text.Length == 0 ? "empty" : text));
        }

        var at = error.Message.IndexOf("supported values: ", StringComparison.Ordinal);
        return at < 0 ? "the supported values" : error.Message[(at + "supported values: ".Length)..].Replace("\"", "", StringComparison.Ordinal);
    }

    private static string TypeWords(string message, StructuralSchema schema)
    {
        var type = TypePhrase().Match(message) is { Success: true } match ? match.Groups["type"].Value : schema.Type ?? "";
        return type switch
        {
            "integer" => "a whole number",
            "number" => "a number",
            "boolean" => "yes or no",
            "string" => "text",
            "object" => "a group of fields",
            "array" => "a list",
            "integer,string" => "a whole number or a text",
            _ => $"of type {type}",
        };
    }

    private static string Sentence(FieldError error, StructuralSchema schema)
    {
        var message = error.Message;
        if (LimitPhrase().Match(message) is { Success: true } limit)
        {
            return Limit(limit);
        }

        if (FormatPhrase().Match(message) is { Success: true } format)
        {
            return $"must be {ConstraintWords.OfFormat(format.Groups["format"].Value) ?? format.Groups["format"].Value}";
        }

        if (LengthPhrase().Match(message) is { Success: true } length)
        {
            var count = long.Parse(length.Groups["n"].Value, CultureInfo.InvariantCulture);
            return $"must have at {(length.Groups["way"].Value == "least" ? "least" : "most")} {ConstraintWords.Counted(count, Unit(length.Groups["unit"].Value, schema))}";
        }

        return Rest(message, schema);
    }

    private static string Rest(string message, StructuralSchema schema)
    {
        if (message.Contains(" should match '", StringComparison.Ordinal))
        {
            return schema.Constraints.Pattern is { Length: <= 80 } pattern ? $"must match {pattern}" : "does not have the form that is asked for";
        }

        if (message.EndsWith("unknown field", StringComparison.Ordinal))
        {
            return "is not a field of this kind";
        }

        if (message.Contains("Checked value must be of type integer", StringComparison.Ordinal))
        {
            return message.Contains("int32", StringComparison.Ordinal) ? "must be a whole number of 32 bits" : "must be a whole number";
        }

        if (message.Contains("one and only one schema (oneOf)", StringComparison.Ordinal))
        {
            return OneOfChoice.Of(schema) is { } choice ? $"needs exactly one of {string.Join(", ", choice.Branches.Select(branch => string.Join(" with ", branch.Select(Humanised.Of))))}" : "must fit exactly one of the alternatives";
        }

        if (message.Contains("all the schemas (allOf)", StringComparison.Ordinal))
        {
            return "must fit all of its conditions";
        }

        if (message.Contains("must not validate the schema (not)", StringComparison.Ordinal))
        {
            return "is a combination that is not allowed";
        }

        return message.Contains("at least one schema (anyOf)", StringComparison.Ordinal) ? "must fit one of the alternatives" : Bare(message);
    }

    private static string Limit(Match limit)
    {
        var number = double.TryParse(limit.Groups["n"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? ConstraintWords.Plain(parsed) : limit.Groups["n"].Value;
        return limit.Groups["way"].Value switch
        {
            "greater than or equal to" => $"must be at least {number}",
            "greater than" => $"must be more than {number}",
            "less than or equal to" => $"must be at most {number}",
            "less than" => $"must be less than {number}",
            _ => $"must be a multiple of {number}",
        };
    }

    private static string Unit(string unit, StructuralSchema schema) => unit switch
    {
        "items" when schema.Type == "object" => "entry",
        "items" => "item",
        "properties" => "entry",
        _ => "character",
    };

    /// <summary>The server's own words without the value before them, which the field shows.</summary>
    private static string Bare(string message)
    {
        var words = ValuePrefix().Replace(message, "");
        return $"is not accepted: {(words.Length == 0 ? message : words)}";
    }

    [GeneratedRegex("""^(Invalid value|Required value|Forbidden|Duplicate value|Internal error|Not found|Too many)(: ("([^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|null|true|false|\{.*\}|\[.*\]))?(: |\z)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex ValuePrefix();

    [GeneratedRegex("must be of type (?<type>[a-z,]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TypePhrase();

    [GeneratedRegex(@"should be (a )?(?<way>greater than or equal to|greater than|less than or equal to|less than|multiple of) (?<n>\S+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LimitPhrase();

    [GeneratedRegex("in body must be of type (?<format>[a-z0-9-]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FormatPhrase();

    [GeneratedRegex(@"(?<way>least|most|more than) (?<n>[0-9]+) (?<unit>chars|characters|bytes|items|properties)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LengthPhrase();
}

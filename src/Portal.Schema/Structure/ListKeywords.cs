using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Schema.Structure;

/// <summary>How lists and maps merge: x-kubernetes-list-type, -list-map-keys and -map-type, and what they ask of items (apiextensions/validation).</summary>
internal sealed class ListKeywords(Value schema, FieldPath path)
{
    private const string ListType = "x-kubernetes-list-type";
    private const string MapType = "x-kubernetes-map-type";
    private const string MapKeys = "x-kubernetes-list-map-keys";
    private readonly List<FieldError> _errors = [];

    private string? Kind => schema[ListType]?.Text;

    private MapValue? Items => schema["items"] as MapValue;

    private IReadOnlyList<Value> Keys => schema[MapKeys]?.Items ?? [];

    public static IReadOnlyList<FieldError> Errors(Value schema, FieldPath path)
    {
        var keywords = new ListKeywords(schema, path);
        keywords.Types();
        keywords.OfKeys();
        keywords.OfMap();
        keywords.OfItems();
        return keywords._errors;
    }

    private void Types()
    {
        Of(MapType, "object", ["atomic", "granular"]);
        Of(ListType, "array", ["atomic", "set", "map"]);
        if (Kind == "set" && schema["type"]?.Text == "array" && Items is { } items)
        {
            var keyword = items["type"]?.Text switch { "array" when items[ListType] is not (null or StringValue { Content: "atomic" }) => ListType, "object" when items[MapType]?.Text != "atomic" => MapType, _ => null };
            if (keyword is not null)
            {
                Invalid(path.Property("items").Property(keyword), items[ListType] ?? Value.Null, "must be atomic as item of a list with x-kubernetes-list-type=set");
            }
        }
    }

    private void Of(string keyword, string type, string[] values)
    {
        if (schema[keyword]?.Text is not { } value)
        {
            return;
        }

        if (schema["type"]?.Text is not { Length: > 0 } found)
        {
            Required(path.Property("type"), $"must be {type} if {keyword} is specified");
        }
        else if (found != type)
        {
            Invalid(path.Property("type"), found, $"must be {type} if {keyword} is specified");
        }

        if (!values.Contains(value))
        {
            _errors.Add(new(path.Property(keyword), FieldErrorKind.FieldValueNotSupported, $"Unsupported value: {Quoted.Of(value)}: supported values: {string.Join(", ", values.Select(one => $"\"{one}\""))}"));
        }
    }

    private void OfKeys()
    {
        if (Keys.Count > 0 && Kind is null)
        {
            Required(path.Property(ListType), "must be map if x-kubernetes-list-map-keys is non-empty");
        }
        else if (Keys.Count > 0 && Kind != "map")
        {
            Invalid(path.Property(ListType), Kind!, "must be map if x-kubernetes-list-map-keys is non-empty");
        }
    }

    private void OfMap()
    {
        if (Kind != "map")
        {
            return;
        }

        if (Keys.Count == 0)
        {
            Required(path.Property(MapKeys), "must not be empty if x-kubernetes-list-type is map");
        }

        if (Items is not { } items)
        {
            Required(path.Property("items"), "must have a schema if x-kubernetes-list-type is map");
        }
        else if (items["type"]?.Text != "object")
        {
            Invalid(path.Property("items").Property("type"), items["type"] ?? "", "must be object if parent array's x-kubernetes-list-type is map");
        }
        else
        {
            foreach (var (key, isRepeated) in Keys.Select((key, i) => (key.Text ?? "", Keys.Take(i).Contains(key))))
            {
                Key(items, key, isRepeated);
            }
        }
    }

    private void Key(MapValue items, string key, bool isRepeated)
    {
        if (items.At("properties", key) is not { } field)
        {
            Invalid(path.Property(MapKeys), schema[MapKeys]!, "entries must all be names of item properties");
        }
        else if (field["type"]?.Text is "array" or "object")
        {
            Invalid(path.Property("items").Property("properties").Key(key).Property("type"), items["type"]!, "must be a scalar type if parent array's x-kubernetes-list-type is map");
        }

        if (isRepeated)
        {
            Invalid(path.Property(MapKeys), schema[MapKeys]!, "must not contain duplicate entries");
        }
    }

    private void OfItems()
    {
        if (Kind is not ("set" or "map") || Items is not { } items)
        {
            return;
        }

        if (items["nullable"] is BoolValue { Flag: true })
        {
            Forbidden(path.Property("items").Property("nullable"), $"cannot be nullable when x-kubernetes-list-type is {Kind}");
        }

        foreach (var key in Kind == "map" ? Keys.Select(key => key.Text ?? "") : [])
        {
            if (items.At("properties", key) is not { } field)
            {
                continue;
            }

            var place = path.Property("items").Property("properties").Key(key);
            if (field["default"] is null or NullValue && items["required"]?.Items.Any(name => name.Text == key) != true)
            {
                Required(place.Property("default"), "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property");
            }

            if (field["nullable"] is BoolValue { Flag: true })
            {
                Forbidden(place.Property("nullable"), "this property is in x-kubernetes-list-map-keys, so it cannot be nullable");
            }
        }
    }

    private void Required(FieldPath place, string why) => _errors.Add(new(place, FieldErrorKind.FieldValueRequired, $"Required value: {why}"));

    private void Invalid(FieldPath place, Value value, string why) => _errors.Add(new(place, FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(value)}: {why}"));

    private void Forbidden(FieldPath place, string why) => _errors.Add(new(place, FieldErrorKind.FieldValueForbidden, $"Forbidden: {why}"));
}

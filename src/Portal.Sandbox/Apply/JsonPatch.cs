using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>JSON patch (RFC 6902).</summary>
internal static class JsonPatch
{
    public static PatchResult Apply(Value target, ListValue operations)
    {
        foreach (var operation in operations)
        {
            var result = One(target, operation);
            if (result.Value is null)
            {
                return result;
            }

            target = result.Value;
        }

        return new(target, null);
    }

    private static PatchResult One(Value target, Value operation)
    {
        var (name, text) = (operation["op"]?.Text ?? "", operation["path"]?.Text ?? "");
        var path = JsonPointer.Parse(text);
        if (path.Length == 0)
        {
            return name is "add" or "replace" ? new(operation["value"], null) : Fail(name, text);
        }

        var value = operation["value"] ?? Value.Null;
        return name switch
        {
            "add" => Done(JsonPointer.Change(target, path, (here, key) => JsonPointer.Add(here, key, value)), name, text),
            "remove" => Done(JsonPointer.Change(target, path, JsonPointer.Remove), name, text),
            "replace" => JsonPointer.Get(target, path) is null
                ? Fail(name, text)
                : Done(JsonPointer.Change(target, path, (here, key) => JsonPointer.Set(here, key, value)), name, text),
            "test" => Tested(target, path, value, text),
            "move" or "copy" => Carried(target, operation, name, path, text),
            _ => new(null, $"Unexpected kind: {name}"),
        };
    }

    private static PatchResult Tested(Value target, string[] path, Value value, string text) =>
        (JsonPointer.Get(target, path) ?? Value.Null).Equals(value) ? new(target, null) : new(null, $"testing value {text} failed: test failed");

    private static PatchResult Carried(Value target, Value operation, string name, string[] path, string text)
    {
        var from = operation["from"]?.Text ?? "";
        var source = JsonPointer.Parse(from);
        if (source.Length == 0 || JsonPointer.Get(target, source) is not { } value)
        {
            return Fail(name, from);
        }

        var rest = name == "move" ? JsonPointer.Change(target, source, JsonPointer.Remove) : target;
        return rest is null ? Fail(name, from) : Done(JsonPointer.Change(rest, path, (here, key) => JsonPointer.Add(here, key, value)), name, text);
    }

    private static PatchResult Done(Value? value, string name, string text) => value is null ? Fail(name, text) : new(value, null);

    private static PatchResult Fail(string name, string text) => new(null, name switch
    {
        "remove" => $"remove operation does not apply: doc is missing path: \"{text}\": missing value",
        "replace" => $"replace operation does not apply: doc is missing key: {text}: missing value",
        _ => $"{name} operation does not apply: doc is missing path: \"{text}\": missing value",
    });
}

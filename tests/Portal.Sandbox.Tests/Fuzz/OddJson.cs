using System.Text;

namespace Portal.Sandbox.Tests.Fuzz;

/// <summary>JSON that nobody expects: odd numbers and strings, keys that mean something elsewhere, keys written twice, great depth, great length.</summary>
internal static class OddJson
{
    private static readonly string[] Keys =
    [
        "apiVersion", "kind", "metadata", "name", "namespace", "labels", "annotations", "finalizers", "ownerReferences", "managedFields", "fieldsV1", "uid", "resourceVersion", "generation",
        "creationTimestamp", "deletionTimestamp", "spec", "status", "data", "stringData", "binaryData", "type", "replicas", "selector", "matchLabels", "template", "containers", "env", "ports",
        "items", "properties", "$patch", "$retainKeys", "$setElementOrder/containers", "$deleteFromPrimitiveList/finalizers", "$ref", "op", "path", "value", "from", "rules", "subjects", "roleRef",
        "conditions", "size", "tags", "users", "a", "f:a", "k:{\"name\":\"x\"}", "v:1", ".", "", "\u0000", "é", "a/b~1c~0d", "x-kubernetes-validations", "enum", "default", "pattern",
    ];

    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "1.5", "1e3", "1e400", "-1e400", "1e-400", "1E+2", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "0.1000000000000000055511",
        "123456789012345678901234567890", "2147483648", "\"\"", "\"a\"", "\"A B\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"é\\n\\t\\\"\\\\\"", "\"1\"", "\"100m\"", "\"1e999Gi\"", "\"-5Ki\"",
        "\"2026-01-01T00:00:00Z\"", "\"2026-13-45T99:99:99Z\"", "\"0000-00-00T00:00:00Z\"", "\"::1\"", "\"10.0.0.0/33\"", "\"(a+)+$\"", "\"[\"", "\"Foreground\"", "\"merge\"", "\"replace\"", "\"delete\"",
        "\"/spec/-\"", "\"/metadata/labels/~2\"", "\"/\"", "\"//\"", "\"/spec/containers/99999999999999999999\"", "\"test\"", "\"move\"", "\"copy\"", "\"remove\"", "\"add\"", "\"v1\"", "\"ConfigMap\"", "[]", "{}",
    ];

    public static string Value(Dice dice, int depth = 0)
    {
        if (dice.OneIn(400))
        {
            return Deep(dice);
        }

        return depth > 5 || dice.OneIn(2) ? Scalar(dice) : dice.OneIn(2) ? Map(dice, depth) : List(dice, depth);
    }

    public static string Map(Dice dice, int depth = 0)
    {
        var text = new StringBuilder("{");
        for (var i = dice.Below(5); i > 0; i--)
        {
            text.Append(text.Length > 1 ? "," : "").Append(Quoted(Key(dice))).Append(':').Append(Value(dice, depth + 1));
        }

        return text.Append('}').ToString();
    }

    public static string Key(Dice dice) => dice.Pick<string>(Keys);

    public static string Scalar(Dice dice) => dice.OneIn(60) ? $"\"{new string('x', dice.Below(100_000))}\"" : dice.Pick<string>(Scalars);

    private static string List(Dice dice, int depth)
    {
        var items = new string[dice.Below(5)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = i > 0 && dice.OneIn(3) ? items[i - 1] : Value(dice, depth + 1);
        }

        return $"[{string.Join(',', items)}]";
    }

    private static string Deep(Dice dice)
    {
        var levels = dice.Pick(100, 127, 128, 129, 1_000, 100_000);
        return dice.OneIn(2) ? new string('[', levels) + new string(']', levels) : string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);
    }

    private static string Quoted(string key) => System.Text.Json.JsonSerializer.Serialize(key);
}

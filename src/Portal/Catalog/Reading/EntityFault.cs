using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>One rule of the catalog format that an entity breaks.</summary>
/// <param name="Stage">The step of Backstage's processing that finds it; an entity is told of the faults of the first step that finds any.</param>
/// <param name="Pointer">JSON pointer to the faulty part; that of the map where a member is missing.</param>
/// <param name="Wire">What Backstage's API says.</param>
/// <param name="Says">The fault in plain words.</param>
/// <param name="Mend">What to do about it.</param>
internal sealed record EntityFault(FaultStage Stage, string Pointer, string Wire, string Says, string Mend)
{
    public static EntityFault Missing(FaultStage stage, string pointer, string name) =>
        new(stage, pointer, $"{Root(pointer)} must have required property '{name}'{Keyword(stage, $"missingProperty: {name}")}",
            $"{Dotted($"{pointer}/{name}")} is missing", $"Write {Dotted($"{pointer}/{name}")}.");

    public static EntityFault WrongType(FaultStage stage, string pointer, string type) =>
        new(stage, pointer, $"{Root(pointer)} must be {type}{Keyword(stage, $"type: {type}")}",
            $"{Dotted(pointer)} must be {Plain(type)}", $"Write {Dotted(pointer)} as {Plain(type)}.");

    public static EntityFault Empty(FaultStage stage, string pointer) =>
        new(stage, pointer, $"{Root(pointer)} must NOT have fewer than 1 characters{Keyword(stage, "limit: 1")}",
            $"{Dotted(pointer)} is empty", $"Fill in {Dotted(pointer)} or leave it out.");

    public static EntityFault Format(string pointer, string name, string expected, Value found, string says, string mend) =>
        new(FaultStage.Format, pointer, $"\"{name}\" is not valid; expected {expected} but found \"{found.Text ?? ValueWriter.ToJson(found)}\".", says, mend);

    /// <summary>A JSON pointer as people write paths: <c>spec.dependsOn[0]</c>.</summary>
    public static string Dotted(string pointer)
    {
        var path = "";
        foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path += step.All(char.IsAsciiDigit) ? $"[{step}]" : path.Length == 0 ? step : $".{step}";
        }

        return path.Length == 0 ? "the entity" : path;
    }

    private static string Root(string pointer) => pointer.Length == 0 ? "<root>" : pointer;

    // The policy's schema check leaves out what the others add about the keyword.
    private static string Keyword(FaultStage stage, string keyword) => stage == FaultStage.Policy ? "" : $" - {keyword}";

    private static string Plain(string type) => type switch
    {
        "string" => "text",
        "array" => "a list",
        "object" => "a map",
        _ => type,
    };
}

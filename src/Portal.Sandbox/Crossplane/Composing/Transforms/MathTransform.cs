using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>Multiplies or clamps a number; an integer stays an integer.</summary>
internal static class MathTransform
{
    public static Value Of(Value? math, Value input)
    {
        if (input is not NumberValue number)
        {
            throw new TransformException($"input is required to be a number for math transformer, got {GoText.TypeOf(input)}");
        }

        var type = math?["type"]?.Text ?? (math?["clampMin"] is not null ? "ClampMin" : math?["clampMax"] is not null ? "ClampMax" : "Multiply");
        return type switch
        {
            "Multiply" => Multiplied(number, Operand(math, "multiply")),
            "ClampMin" => Larger(number, Operand(math, "clampMin")),
            "ClampMax" => Smaller(number, Operand(math, "clampMax")),
            _ => throw new TransformException($"type {type} is not supported for math transform type"),
        };
    }

    private static NumberValue Multiplied(NumberValue number, NumberValue factor) =>
        number.AsInteger is { } one && factor.AsInteger is { } other
            ? NumberValue.Of(unchecked(one * other))
            : NumberValue.Of(number.AsDouble * factor.AsDouble);

    private static NumberValue Larger(NumberValue number, NumberValue least) => number.AsDouble < least.AsDouble ? least : number;

    private static NumberValue Smaller(NumberValue number, NumberValue most) => number.AsDouble > most.AsDouble ? most : number;

    private static NumberValue Operand(Value? math, string name) =>
        math?[name] as NumberValue ?? throw new TransformException($"{name}: Required value: must specify a value if a {name} math transform is specified");
}

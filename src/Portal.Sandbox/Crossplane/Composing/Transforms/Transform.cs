using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>The transforms of a patch, one after the other.</summary>
internal static class Transform
{
    /// <exception cref="TransformException">One of them cannot be done.</exception>
    public static Value All(IReadOnlyList<Value> transforms, Value input)
    {
        for (var i = 0; i < transforms.Count; i++)
        {
            try
            {
                input = One(transforms[i], input);
            }
            catch (TransformException broken)
            {
                throw new TransformException($"transform at index {i} returned error: {broken.Message}");
            }
        }

        return input;
    }

    private static Value One(Value transform, Value input)
    {
        var type = transform["type"]?.Text ?? TypeByField(transform);
        return type switch
        {
            "math" => Resolved(type, transform["math"], input, MathTransform.Of),
            "map" => Resolved(type, transform["map"], input, Mapped),
            "match" => Resolved(type, transform["match"], input, MatchTransform.Of),
            "string" => Resolved(type, transform["string"], input, StringTransform.Of),
            "convert" => Resolved(type, transform["convert"], input, ConvertTransform.Of),
            _ => throw new TransformException($"transform type {type} is not supported"),
        };
    }

    private static Value Resolved(string type, Value? step, Value input, Func<Value, Value, Value> resolve)
    {
        if (step is null)
        {
            throw new TransformException($"given transform type {type} requires configuration");
        }

        try
        {
            return resolve(step, input);
        }
        catch (TransformException broken)
        {
            throw new TransformException($"{type} transform could not resolve: {broken.Message}");
        }
    }

    /// <summary>Compositions of Crossplane 1.x often leave the type out.</summary>
    private static string TypeByField(Value transform) =>
        new[] { "math", "map", "match", "string", "convert" }.FirstOrDefault(name => transform[name] is not null) ?? "";

    private static Value Mapped(Value map, Value input)
    {
        if (input is not StringValue key)
        {
            throw new TransformException($"type {GoText.TypeOf(input)} is not supported for map transform");
        }

        var pairs = map["pairs"] is MapValue written ? written : map;
        return pairs[key.Content] ?? throw new TransformException($"key {key.Content} is not found in map");
    }
}

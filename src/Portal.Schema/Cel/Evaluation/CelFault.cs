namespace Portal.Schema.Cel;

/// <summary>An error of a rule's evaluation, in cel-go's words. It is an exception because <c>&amp;&amp;</c> and <c>||</c> absorb it from any depth.</summary>
internal sealed class CelFault(string message) : Exception(message)
{
    private const string Overload = "no such overload";

    /// <summary>The values are not of the types that the function or operator takes.</summary>
    public static CelFault NoOverload => new(Overload);

    /// <summary>The same of a function or method, with the types of what it was given.</summary>
    public static CelFault NoOverloadOf(string function, IEnumerable<object?> operands) => new($"{Overload}: {function}({string.Join(", ", operands.Select(CelConversions.RuntimeNameOf))})");

    public bool IsBareOverload => Message == Overload;

    public bool IsOverload => Message.StartsWith(Overload, StringComparison.Ordinal);
}

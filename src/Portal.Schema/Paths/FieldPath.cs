using System.Text;

namespace Portal.Schema.Paths;

/// <summary>
/// The place of a value in an object, in the API's grammar (apimachinery's field.Path): <c>spec.users[0].name</c>, <c>spec.tags[a.b]</c>.
/// Equal by its text.
/// </summary>
public sealed record FieldPath
{
    private string? _text;

    private FieldPath(IReadOnlyList<PathStep> steps) => Steps = steps;

    public static FieldPath Root { get; } = new([]);

    public IReadOnlyList<PathStep> Steps { get; }

    public bool IsRoot => Steps.Count == 0;

    public FieldPath Property(string name) => new([.. Steps, new PathStep.Property(name)]);

    public FieldPath Key(string name) => new([.. Steps, new PathStep.Key(name)]);

    public FieldPath Index(int position) => new([.. Steps, new PathStep.Index(position)]);

    /// <summary>The first steps of the path.</summary>
    public FieldPath Take(int count) => count >= Steps.Count ? this : new([.. Steps.Take(count)]);

    /// <summary>This path with all steps of another below it.</summary>
    public FieldPath Append(FieldPath below) => new([.. Steps, .. below.Steps]);

    public bool StartsWith(FieldPath above) =>
        above.Steps.Count <= Steps.Count && above.Steps.Zip(Steps).All(pair => pair.First == pair.Second);

    public static FieldPath Of(params ReadOnlySpan<string> properties)
    {
        var path = Root;
        foreach (var name in properties)
        {
            path = path.Property(name);
        }

        return path;
    }

    /// <summary>
    /// The path of a text in the API's grammar. A number in brackets is an index, anything else a map key; brackets pair, so a key may hold some.
    /// <c>&lt;nil&gt;</c> and the empty text are the root.
    /// </summary>
    public static FieldPath Parse(string text)
    {
        var steps = new List<PathStep>();
        for (var at = text is "<nil>" ? text.Length : 0; at < text.Length;)
        {
            var isBracket = text[at] == '[';
            var end = isBracket ? Closing(text, at) : NextSeparator(text, at);
            var name = isBracket ? text[(at + 1)..end] : text[at..end];
            steps.Add(isBracket ? Bracketed(name) : new PathStep.Property(name));
            at = isBracket ? end + 1 : end;
            at += at < text.Length && text[at] == '.' ? 1 : 0;
        }

        return new(steps);
    }

    public bool Equals(FieldPath? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The path in the API's grammar; the root is <c>&lt;nil&gt;</c>, as the API server prints it.</summary>
    public override string ToString() => _text ??= Print();

    private string Print()
    {
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            _ = step switch
            {
                PathStep.Property property => text.Append(text.Length == 0 ? "" : ".").Append(property.Name),
                PathStep.Key key => text.Append('[').Append(key.Name).Append(']'),
                PathStep.Index index => text.Append('[').Append(index.Position).Append(']'),
                _ => text,
            };
        }

        return text.Length == 0 ? "<nil>" : text.ToString();
    }

    private static PathStep Bracketed(string name) =>
        name.Length is > 0 and < 10 && name.All(char.IsAsciiDigit) ? new PathStep.Index(int.Parse(name)) : new PathStep.Key(name);

    private static int NextSeparator(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny('.', '[');
        return end < 0 ? text.Length : at + end;
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            depth += text[at] == '[' ? 1 : text[at] == ']' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return text.Length;
    }
}

using System.Text;

namespace Portal.Schema.Paths;

/// <summary>
/// The place of a value in an object, in the API's grammar (apimachinery's field.Path): <c>spec.users[0].name</c>, <c>spec.tags[a.b]</c>.
/// Equal by its text.
/// </summary>
public sealed record FieldPath
{
    private FieldPath(IReadOnlyList<PathStep> steps) => Steps = steps;

    public static FieldPath Root { get; } = new([]);

    public IReadOnlyList<PathStep> Steps { get; }

    public bool IsRoot => Steps.Count == 0;

    public FieldPath Property(string name) => new([.. Steps, new PathStep.Property(name)]);

    public FieldPath Key(string name) => new([.. Steps, new PathStep.Key(name)]);

    public FieldPath Index(int position) => new([.. Steps, new PathStep.Index(position)]);

    public static FieldPath Of(params ReadOnlySpan<string> properties)
    {
        var path = Root;
        foreach (var name in properties)
        {
            path = path.Property(name);
        }

        return path;
    }

    public bool Equals(FieldPath? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The path in the API's grammar; the root is <c>&lt;nil&gt;</c>, as the API server prints it.</summary>
    public override string ToString()
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
}

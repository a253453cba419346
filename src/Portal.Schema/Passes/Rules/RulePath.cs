using System.Text;
using Portal.Schema.Paths;
using Portal.Schema.Structure;

namespace Portal.Schema.Passes;

/// <summary>The <c>fieldPath</c> of a rule: <c>.a.b</c> or <c>['a-b']</c>, through properties and map keys that the schema has (apiextensions: ValidFieldPath).</summary>
internal sealed class RulePath(string text, StructuralSchema schema)
{
    private StructuralSchema _schema = schema;
    private FieldPath _path = FieldPath.Root;
    private int _at;

    /// <summary>The path below the schema's own; null where the text is no path or leads nowhere.</summary>
    public static FieldPath? Of(string text, StructuralSchema schema)
    {
        var path = new RulePath(text, schema);
        while (path._at < text.Length)
        {
            if (path.Name() is not { } name || !path.Step(name))
            {
                return null;
            }
        }

        return path._path;
    }

    private string? Name()
    {
        var open = text[_at++];
        if (open == '.')
        {
            var start = _at;
            _at = text.AsSpan(start).IndexOfAny('.', '[', ']') is > -1 and var next ? start + next : text.Length;
            return _at == start ? null : text[start.._at];
        }

        return open == '[' ? Bracketed() : null;
    }

    private string? Bracketed()
    {
        var name = new StringBuilder();
        if (_at >= text.Length || text[_at++] != '\'')
        {
            return null;
        }

        for (; _at < text.Length && text[_at] != '\''; _at++)
        {
            if (text[_at] != '\\')
            {
                name.Append(text[_at]);
            }
            else if (++_at < text.Length && "abfnrtv'\\".IndexOf(text[_at], StringComparison.Ordinal) is > -1 and var escape)
            {
                name.Append("\a\b\f\n\r\t\v'\\"[escape]);
            }
            else
            {
                return null;
            }
        }

        _at += 2;
        return _at <= text.Length && text[_at - 1] == ']' ? name.ToString() : null;
    }

    private bool Step(string name)
    {
        if (_schema.Properties.Count > 0)
        {
            _path = _path.Property(name);
            return _schema.Property(name) is { } child && (_schema = child) is not null;
        }

        _path = _path.Key(name);
        return _schema.AdditionalProperties is { } values && (_schema = values) is not null;
    }
}

using System.Text;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>Writes the relative URLs of the API. Names come from people, so each is escaped, and one that would climb the path is refused.</summary>
internal sealed class ApiPath
{
    private readonly StringBuilder _text = new();
    private char _separator = '?';

    private ApiPath(ResourceType type, string? ns)
    {
        _text.Append(type.Group.Length == 0 ? "api" : "apis");
        Add(type.Group);
        Add(type.Version);
        if (type.Namespaced && ns is { Length: > 0 })
        {
            Add("namespaces");
            Add(ns);
        }

        Add(type.Plural);
    }

    public static ApiPath Collection(ResourceType type, string? ns) => new(type, ns);

    public static ApiPath Object(ObjectKey key, string? subresource = null)
    {
        if (key.Name.Length == 0 || (key.Type.Namespaced && string.IsNullOrEmpty(key.Namespace)))
        {
            throw new ArgumentException("An object of its own needs a name, and a namespace where its kind has one.", nameof(key));
        }

        var path = new ApiPath(key.Type, key.Namespace);
        path.Add(key.Name);
        path.Add(subresource ?? "");
        return path;
    }

    public ApiPath With(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _separator = '&';
        }

        return this;
    }

    public override string ToString() => _text.ToString();

    private void Add(string segment)
    {
        if (segment is "." or ".." || segment.Contains('/') || segment.Contains('%'))
        {
            throw new ArgumentException($"'{segment}' cannot be a segment of a path.", nameof(segment));
        }

        if (segment.Length > 0)
        {
            _text.Append('/').Append(Uri.EscapeDataString(segment));
        }
    }
}

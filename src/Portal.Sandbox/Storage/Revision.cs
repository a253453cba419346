using Portal.Schema.Values;

namespace Portal.Sandbox.Storage;

/// <summary>One object as it was at one resource version: its value and its bytes, serialised once for store, watch and list.</summary>
internal sealed class Revision
{
    public Revision(ResourceType type, long version, MapValue value)
        : this(type, version, value, ValueWriter.ToUtf8(value))
    {
    }

    public Revision(ResourceType type, long version, MapValue value, byte[] utf8)
    {
        Type = type;
        Version = version;
        Value = value;
        Utf8 = utf8;
        Namespace = value.At("metadata", "namespace")?.Text ?? "";
        Name = value.At("metadata", "name")?.Text ?? "";
    }

    public ResourceType Type { get; }
    public long Version { get; }
    public MapValue Value { get; }
    public byte[] Utf8 { get; }
    public string Namespace { get; }
    public string Name { get; }
    public string Key => KeyOf(Namespace, Name);
    public string? Uid => Value.At("metadata", "uid")?.Text;
    public bool IsTerminating => Value.At("metadata", "deletionTimestamp") is not null;

    /// <summary>The key under which etcd would order the object.</summary>
    public static string KeyOf(string? ns, string name) => $"{ns}/{name}";
}

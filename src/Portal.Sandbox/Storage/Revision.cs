using Portal.Schema.Values;

namespace Portal.Sandbox.Storage;

/// <summary>
/// One object as it was at one resource version. What is kept are its bytes, serialised once for store, watch and list; its value is read from
/// them when somebody asks, and kept as long as <see cref="ParsedValues"/> has room for it.
/// </summary>
internal sealed class Revision
{
    private MapValue? _value;

    public Revision(ResourceType type, long version, MapValue value)
        : this(type, version, value, ValueWriter.ToUtf8(value))
    {
    }

    public Revision(ResourceType type, long version, MapValue value, byte[] utf8)
    {
        (Type, Version, Utf8) = (type, version, utf8);
        Namespace = value.At("metadata", "namespace")?.Text ?? "";
        Name = value.At("metadata", "name")?.Text ?? "";
        Key = KeyOf(Namespace, Name);
        Keep(value);
    }

    public ResourceType Type { get; }
    public long Version { get; }
    public byte[] Utf8 { get; }
    public string Namespace { get; }
    public string Name { get; }
    public string Key { get; }

    public MapValue Value
    {
        get
        {
            WasUsed = true;
            return Volatile.Read(ref _value) ?? Keep((MapValue)ValueReader.Parse(Utf8));
        }
    }

    public string? Uid => Value.At("metadata", "uid")?.Text;
    public bool IsTerminating => Value.At("metadata", "deletionTimestamp") is not null;

    /// <summary>Whether the value was read since this was last set to false.</summary>
    public bool WasUsed { get; set; }

    /// <summary>The key under which etcd would order the object.</summary>
    public static string KeyOf(string? ns, string name) => $"{ns}/{name}";

    public void ForgetValue() => Volatile.Write(ref _value, null);

    private MapValue Keep(MapValue value)
    {
        Volatile.Write(ref _value, value);
        ParsedValues.Keep(this);
        return value;
    }
}

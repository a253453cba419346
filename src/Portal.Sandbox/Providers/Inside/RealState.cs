using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Inside;

/// <summary>How what a managed resource makes for real stands now.</summary>
internal sealed record RealState
{
    /// <summary>Nothing is made for real.</summary>
    public static RealState None { get; } = new();

    /// <summary>Why it could not be made or seen.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why it is there and not ready.</summary>
    public string? NotReady { get; init; }

    /// <summary>Further fields of status.atProvider.</summary>
    public MapValue Outputs { get; init; } = MapValue.Empty;

    /// <summary>Further fields of status.</summary>
    public MapValue Status { get; init; } = MapValue.Empty;

    /// <summary>Templates of further connection details, which go before those of the kind.</summary>
    public MapValue Connection { get; init; } = MapValue.Empty;

    /// <summary>Further connection details, key to base64.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Words of the templates that have a real meaning here: host, port, user, database.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>When to look again.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMinutes(1);

    public static RealState Refused(string reason) => new() { Refusal = reason };
}

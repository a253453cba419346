using Portal.Sandbox.Providers.Databases;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>How the simulated cloud treats one kind.</summary>
/// <param name="ExternalName">A template where the cloud gives the identity; null where the object's own name is taken.</param>
/// <param name="StateField">The output that tells the step, where the cloud has one.</param>
/// <param name="QuotaWords">A template of what the cloud says when there may be no more; null for its usual words.</param>
internal sealed record CloudKind(KindClass Class, string? ExternalName, string? StateField, MapValue Outputs, MapValue Connection)
{
    public string? QuotaWords { get; init; }

    /// <summary>The cloud's call that makes one, as <c>CreateDBInstance</c>; null for Create and the kind.</summary>
    public string? Call { get; init; }

    /// <summary>Whether status.atProvider also shows what was asked for.</summary>
    public bool Mirrors { get; init; } = true;

    /// <summary>The fields of forProvider that are known.</summary>
    public IReadOnlyList<FieldNote> Fields { get; init; } = [];

    /// <summary>Null where it is no database.</summary>
    public DatabaseKind? Database { get; init; }
}

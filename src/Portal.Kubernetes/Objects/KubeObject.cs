using System.Runtime.InteropServices;
using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>
/// What lists, trees and health need of an object: metadata, conditions and references, without spec, managedFields and last-applied.
/// Immutable and shared by all readers. Two instances of one uid and resourceVersion say the same.
/// </summary>
public sealed class KubeObject
{
    public required ObjectKey Key { get; init; }

    public required string Uid { get; init; }

    /// <summary>Opaque: compared for equality, never for order.</summary>
    public required string ResourceVersion { get; init; }

    public long? Generation { get; init; }

    public StringMap Labels { get; init; } = StringMap.Empty;

    public StringMap Annotations { get; init; } = StringMap.Empty;

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public IReadOnlyList<OwnerReference> Owners { get; init; } = [];

    public IReadOnlyList<ObjectReference> References { get; init; } = [];

    public ExternalFate Fate { get; init; }

    public DateTimeOffset? CreationTimestamp { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    public int FinalizerCount { get; init; }

    /// <summary>Null where the object states no replicas and no phase.</summary>
    public WorkloadStatus? Workload { get; init; }

    /// <summary>When Crossplane 1.x last wrote the object's connection secret; null where it never did.</summary>
    public DateTimeOffset? ConnectionPublished { get; init; }

    public ResourceType Type => Key.Type;

    public string Name => Key.Name;

    public string? Namespace => Key.Namespace;

    public bool IsDeleting => DeletionTimestamp is not null;

    public OwnerReference? Controller
    {
        get
        {
            foreach (var owner in Owners)
            {
                if (owner.Controller)
                {
                    return owner;
                }
            }

            return null;
        }
    }

    public Condition? Condition(string type)
    {
        foreach (var condition in Conditions)
        {
            if (condition.Type == type)
            {
                return condition;
            }
        }

        return null;
    }

    /// <summary>Projects an object from its JSON. Throws <see cref="JsonException"/> where it is no object with a name.</summary>
    public static KubeObject Parse(ResourceType type, ReadOnlySpan<byte> json) => new KubeObjectReader(type).Read(json);

    /// <inheritdoc cref="Parse(ResourceType, ReadOnlySpan{byte})"/>
    public static KubeObject Parse(ResourceType type, JsonElement json) => Parse(type, JsonMarshal.GetRawUtf8Value(json));

    public override string ToString() => $"{Key}@{ResourceVersion}";
}

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>Completes an entity as Backstage serves it: namespace, uid, etag, where it is managed, lists of references sorted, script addresses refused.</summary>
internal static partial class EntityDocument
{
    private const string ManagedBy = "backstage.io/managed-by-location";
    private const string ManagedByOrigin = "backstage.io/managed-by-origin-location";
    private const string Refused = "https://backstage.io/annotation-rejected-for-security-reasons";
    private static readonly string[] Addresses = ["backstage.io/view-url", "backstage.io/edit-url"];

    public static MapValue Complete(MapValue document, EntityRef entity, CatalogLocation location, CatalogLocation origin)
    {
        var metadata = (MapValue)document["metadata"]!;
        var annotations = (metadata["annotations"] as MapValue ?? MapValue.Empty)
            .With(ManagedBy, location.ToString())
            .With(ManagedByOrigin, origin.ToString());
        foreach (var key in Addresses.Where(key => annotations[key]?.Text is { } address && Script().IsMatch(address)))
        {
            annotations = annotations.With(key, Refused);
        }

        var completed = Sorted(document).With("metadata", metadata
            .With("namespace", metadata["namespace"] ?? EntityRef.DefaultNamespace)
            .With("annotations", annotations)
            .With("uid", UidOf(entity)));
        return completed["metadata"]!["etag"] is null
            ? completed.With(["metadata", "etag"], EtagOf(completed))
            : completed;
    }

    /// <summary>Of the reference alone, so that it outlives restarts and is the same in every replica.</summary>
    public static string UidOf(EntityRef entity) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(entity.Text)).AsSpan(0, 16)).ToString();

    public static string EtagOf(Value document) => Convert.ToHexStringLower(SHA256.HashData(ValueWriter.ToUtf8(document)).AsSpan(0, 20));

    private static MapValue Sorted(MapValue document)
    {
        var spec = document["spec"] as MapValue;
        foreach (var field in KindRules.Fields(document["kind"]!.Text!).Where(field => field is { Many: true, Relation: not null }))
        {
            if (spec?[field.Name] is ListValue { Elements.Count: > 1 } list)
            {
                spec = spec.With(field.Name, new ListValue([.. list.Elements.OrderBy(item => item.Text, StringComparer.Ordinal)]));
            }
        }

        return spec is null ? document : document.With("spec", spec);
    }

    [GeneratedRegex(@"^[\x00-\x20]*j[\r\n\t]*a[\r\n\t]*v[\r\n\t]*a[\r\n\t]*s[\r\n\t]*c[\r\n\t]*r[\r\n\t]*i[\r\n\t]*p[\r\n\t]*t[\r\n\t]*:", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Script();
}

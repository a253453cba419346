using System.Security.Cryptography;
using System.Text;
using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>The Location entity that stands for a configured location; Backstage names it by the SHA-1 of what it locates.</summary>
internal static class GeneratedLocation
{
    public static string NameOf(CatalogLocation location) =>
#pragma warning disable CA5350 // The name is a public one that clients compute too; nothing is secured by it.
        "generated-" + Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(location.ToString())));
#pragma warning restore CA5350

    public static EntityRef RefOf(CatalogLocation location) => EntityRef.Of(EntityKinds.Location, EntityRef.DefaultNamespace, NameOf(location));

    public static MapValue Of(CatalogLocation location) => MapValue.Of(
        ("apiVersion", "backstage.io/v1alpha1"),
        ("kind", EntityKinds.Location),
        ("metadata", MapValue.Of(("name", NameOf(location)))),
        ("spec", MapValue.Of(("type", location.Type), ("target", location.Target))));
}

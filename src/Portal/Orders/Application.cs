using Portal.Catalog;

namespace Portal.Orders;

/// <summary>An application that an order can be for, and what follows from it.</summary>
/// <param name="Reference"><c>component:default/orders-api</c>.</param>
/// <param name="Owner">Its team as a whole reference.</param>
/// <param name="System">Its system as a whole reference.</param>
/// <param name="Namespace">Where its workloads run, where the entity says so.</param>
/// <param name="IsOwn">Whether the person or one of their groups owns it.</param>
public sealed record Application(string Reference, string Title, string? Owner, string? System, string? Namespace, bool IsOwn)
{
    public static Application Of(CatalogEntity entity, Identity.Caller caller)
    {
        var owner = Whole(entity.Spec["owner"]?.Text, "group", entity.Namespace);
        return new(
            entity.Ref.Text,
            entity.Title,
            owner,
            Whole(entity.Spec["system"]?.Text, "system", entity.Namespace),
            entity.Annotation("backstage.io/kubernetes-namespace"),
            owner is not null && caller.Owns(owner));
    }

    private static string? Whole(string? text, string kind, string ns) => EntityRef.TryParse(text, kind, ns, out var found) ? found.Text : null;
}

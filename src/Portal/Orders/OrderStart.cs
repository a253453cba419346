using Portal.Forms.Documents;
using Portal.Identity;
using Portal.Offerings;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>Begins an order: what was unfinished, else a copy of something that runs, else an empty form with what the application says filled in.</summary>
public sealed class OrderStart(DraftShelf shelf, RequestIds ids)
{
    /// <param name="application">The application that the person came from.</param>
    /// <param name="like">The live object to order another one of; null for an empty form.</param>
    public OrderDraft Begin(Caller caller, OrderableOffering orderable, OrderContext context, string? application, MapValue? like)
    {
        var offering = orderable.Offering!;
        var namespaces = orderable.Right.Namespaces;
        if (like is null && shelf.Find(caller, offering) is { } kept && (application is null || Same(context, kept.Choices.Application, application)))
        {
            // An id that was sent may be an order already; one that was not may be open in another window.
            return new(offering, namespaces, kept.Tried is null ? ids.Next() : kept.RequestId, ManifestDocument.Parse(kept.Text), kept.Choices)
            {
                SecretFollowsName = kept.SecretFollowsName,
                Tried = kept.Tried,
            };
        }

        var found = context.Find(application);
        var ns = found?.Namespace is { } home && namespaces.Contains(home) ? home : namespaces.Count == 1 ? namespaces[0] : null;
        var document = like is null ? OrderDraft.Blank(offering, ns) : Copy(offering, like, namespaces.Contains(like.At("metadata", "namespace")?.Text ?? "") ? like.At("metadata", "namespace")?.Text : ns);
        return new(offering, namespaces, ids.Next(), document, Choices(context, found)) { SecretFollowsName = offering.IsClaim && offering.WritesSecret };
    }

    private static OrderChoices Choices(OrderContext context, Application? application) => new()
    {
        Application = application?.Reference,
        System = application?.System,
        Owner = application?.Owner is { } owner && context.Owners.Contains(owner) ? owner : context.Owners.FirstOrDefault(),
    };

    /// <summary>The fields of a live object that a person chooses, without its name.</summary>
    private static ManifestDocument Copy(Offering offering, MapValue like, string? ns)
    {
        var spec = OwnFields.Of(like["spec"] as MapValue ?? MapValue.Empty);
        return ManifestDocument.Of(MapValue.Of(
            ("apiVersion", offering.Type.ApiVersion),
            ("kind", offering.Type.Kind),
            ("metadata", ns is null ? MapValue.Empty : MapValue.Of(("namespace", ns))),
            ("spec", spec)));
    }

    private static bool Same(OrderContext context, string? kept, string wanted) => kept is not null && kept == context.Find(wanted)?.Reference;
}

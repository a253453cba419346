using Portal.Forms;
using Portal.Forms.Documents;
using Portal.Offerings;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>
/// One order that is being made: the form, the choices beside it, and its id, which stays the same for every try. For one circuit.
/// </summary>
public sealed class OrderDraft
{
    public OrderDraft(Offering offering, IReadOnlyList<string> namespaces, string requestId, ManifestDocument document, OrderChoices choices)
    {
        (Offering, RequestId, Choices) = (offering, requestId, choices);
        Form = new(offering.Form, document, namespaces);
    }

    public Offering Offering { get; private set; }

    public FormModel Form { get; private set; }

    /// <summary>The order's id: one for each name that was tried, so that a second try of the same order is the same order.</summary>
    public string RequestId { get; private set; }

    /// <summary>The namespace and name that were sent last; null while nothing was.</summary>
    public string? Tried { get; set; }

    public OrderChoices Choices { get; set; }

    public OrderStep Step { get; set; }

    public IReadOnlyList<OrderStep> Steps => Offering.HasOptions ? [OrderStep.Details, OrderStep.Options, OrderStep.Review] : [OrderStep.Details, OrderStep.Review];

    public string Name => Form.Document.Value.At("metadata", "name")?.Text ?? "";

    public string? Namespace => Form.Document.Value.At("metadata", "namespace")?.Text;

    /// <summary>Whether the secret's name still follows the object's, for nobody chose another.</summary>
    public bool SecretFollowsName { get; set; }

    /// <summary>The choices with what follows from the name filled in.</summary>
    public OrderChoices Chosen => SecretFollowsName && Name.Length > 0 ? Choices with { Secret = $"{Name}-connection" } : Choices;

    /// <summary>Whether the text is still a manifest of this offering: the YAML may say anything.</summary>
    public string? WrongKind
    {
        get
        {
            var (apiVersion, kind) = (Form.Document.Value["apiVersion"]?.Text, Form.Document.Value["kind"]?.Text);
            return apiVersion == Offering.Type.ApiVersion && kind == Offering.Type.Kind ? null
                : $"The manifest must say apiVersion: {Offering.Type.ApiVersion} and kind: {Offering.Type.Kind}.";
        }
    }

    /// <summary>A new, empty document of an offering.</summary>
    public static ManifestDocument Blank(Offering offering, string? ns) => ManifestDocument.Of(MapValue.Of(
        ("apiVersion", offering.Type.ApiVersion),
        ("kind", offering.Type.Kind),
        ("metadata", ns is null ? MapValue.Empty : MapValue.Of(("namespace", ns))),
        ("spec", MapValue.Empty)));

    /// <summary>It is about to be sent: under its id, or under a new one if another name was tried with that.</summary>
    public void Try(RequestIds ids)
    {
        var now = $"{Namespace}/{Name}";
        RequestId = Tried is null || Tried == now ? RequestId : ids.Next();
        Tried = now;
    }

    /// <summary>The offering changed while the form was open: what was typed stays.</summary>
    public void Take(Offering offering, IReadOnlyList<string> namespaces)
    {
        Offering = offering;
        Form = new(offering.Form, Form.Document, namespaces);
        Step = OrderStep.Details;
    }

    /// <summary>The server's no: back to the fields that it names.</summary>
    public void Show(IReadOnlyList<FieldError> errors)
    {
        if (errors.Count > 0)
        {
            Step = OrderStep.Details;
            Form.ShowServerErrors(errors);
        }
    }

    public OrderStep? After => Steps.SkipWhile(step => step != Step).Skip(1).Cast<OrderStep?>().FirstOrDefault();

    public OrderStep? Before => Steps.TakeWhile(step => step != Step).Cast<OrderStep?>().LastOrDefault();
}

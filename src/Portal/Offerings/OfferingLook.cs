using Portal.Live;

namespace Portal.Offerings;

/// <summary>
/// How an offering is shown, from the catalogue's Resource that decorates it; without one it is called by its kind. Namespace and name are those
/// of its page.
/// </summary>
/// <param name="Entity">The decorating entity's reference; null where there is none.</param>
/// <param name="Owner">The team behind the offering, as the entity writes it.</param>
public sealed record OfferingLook(string Namespace, string Name, string Title, string? Description, string? Owner, LiveList<string> Tags, string? Entity);

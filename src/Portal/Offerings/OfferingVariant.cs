using Portal.Live;

namespace Portal.Offerings;

/// <summary>One way in which an offering is made: a composition. A person chooses it by <paramref name="Title"/>.</summary>
/// <param name="Name">The composition's name.</param>
/// <param name="IsComplete">Whether <paramref name="Parts"/> are all there will be; false where a function decides at run time.</param>
/// <param name="PublishesCredentials">Whether anything can come into a connection secret.</param>
public sealed record OfferingVariant(string Name, string Title, string? Description, LiveList<PlannedPart> Parts, bool IsComplete, bool PublishesCredentials);

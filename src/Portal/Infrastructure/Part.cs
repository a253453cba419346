using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>
/// One thing and what it is made of, as the person may see it. Of parts that they may not read these words are all there is
/// (design.md section 6), and <paramref name="Readable"/> is false. <paramref name="Found"/> is false for a part that is referred to and not there.
/// </summary>
public sealed record Part(ObjectKey Key, Health Health, bool Readable, bool Found, DateTimeOffset? Since, LiveList<Part> Parts)
{
    /// <summary>What becomes of the thing outside the cluster when the part is deleted.</summary>
    public ExternalFate Fate { get; init; }

    /// <summary>The part and everything below it, from the top.</summary>
    public IEnumerable<Part> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}

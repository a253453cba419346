using Portal.Kubernetes.Cache;

namespace Portal.Infrastructure;

/// <summary>What a detail page knows at a moment. Not found and not allowed are the same: no <paramref name="Found"/>.</summary>
/// <param name="Synced">False until everything watched was listed once: that something is not found means nothing before.</param>
public sealed record DetailAnswer(ResourceDetail? Found, bool Synced, StoreTrouble? Trouble, bool Unsure);

using Portal.Live;

namespace Portal.Insights;

/// <summary>The logs that there are for an object.</summary>
/// <param name="Pods">The pods, newest first.</param>
/// <param name="Names">Only lines that hold one of these names concern the object; empty where all do.</param>
/// <param name="Why">Why there is nothing, or who can read it; null where there is something.</param>
public sealed record LogOffer(LiveList<LogPod> Pods, LiveList<string> Names, string? Why);

using Portal.Kubernetes.Cache;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>A window of a list, as a live query answers with it.</summary>
/// <param name="Lines">How many lines the whole list has, headings included.</param>
/// <param name="Synced">False until everything watched was listed once: emptiness means nothing before.</param>
/// <param name="Unsure">Whether rights could not be checked, so that rows may be missing.</param>
public sealed record ResourcePage(int Start, LiveList<ListEntry> Window, int Lines, ListSummary Summary, bool Synced, StoreTrouble? Trouble, bool Unsure);

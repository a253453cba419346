using System.Collections.Immutable;

namespace Portal.Shell;

/// <summary>
/// The notices of one circuit: any feature says one, and it is shown and announced on whatever page the person is, and kept in the list of
/// <c>/notifications</c>. Keeps the newest 100. Safe from any thread; <see cref="Changed"/> is called on the thread that spoke.
/// </summary>
public sealed class Notices(TimeProvider time)
{
    private const int Kept = 100;
    private ImmutableList<Notice> _all = [];
    private long _last;

    /// <summary>Whoever listens belongs to the same circuit and leaves with its component.</summary>
    public event Action? Changed;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Notice> All => _all;

    public int Unread => _all.Count(notice => !notice.Read);

    /// <summary>Says something. The same sentence that still stands in the corner is not said twice.</summary>
    public void Say(NoticeKind kind, string text, string? href = null)
    {
        var notice = new Notice(Interlocked.Increment(ref _last), kind, text, href, time.GetUtcNow());
        Update(all => all.Exists(one => one.Shown && one.Text == text && one.Href == href) ? all : all.Insert(0, notice).Take(Kept).ToImmutableList());
    }

    /// <summary>Takes a notice out of the corner; the list keeps it.</summary>
    public void Dismiss(long id) => Update(all => all.ConvertAll(one => one.Id == id ? one with { Shown = false } : one));

    /// <summary>The person has seen the list.</summary>
    public void ReadAll() => Update(all => all.ConvertAll(one => one.Read ? one : one with { Read = true, Shown = false }));

    private void Update(Func<ImmutableList<Notice>, ImmutableList<Notice>> change)
    {
        if (ImmutableInterlocked.Update(ref _all, change))
        {
            Changed?.Invoke();
        }
    }
}

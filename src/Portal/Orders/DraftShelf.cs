using System.Collections.Concurrent;
using Portal.Identity;
using Portal.Offerings;

namespace Portal.Orders;

/// <summary>
/// Unfinished orders, one a person and offering, in this process's memory: they survive a reload and never reach the browser's storage. Kept for
/// a day, the newest 2,000.
/// </summary>
public sealed class DraftShelf(TimeProvider time)
{
    private const int Most = 2_000;
    private const int LongestText = 200_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<(string User, string Definition), KeptDraft> _drafts = new();

    public KeptDraft? Find(Caller caller, Offering offering) =>
        _drafts.TryGetValue((caller.User, offering.Definition), out var draft) && time.GetUtcNow() - draft.At < Kept ? draft : null;

    public void Keep(Caller caller, OrderDraft draft)
    {
        var text = draft.Form.Document.Text;
        if (text.Length > LongestText)
        {
            return;
        }

        _drafts[(caller.User, draft.Offering.Definition)] = new(text, draft.Choices, draft.SecretFollowsName, draft.RequestId, draft.Tried, time.GetUtcNow());
        if (_drafts.Count > Most)
        {
            foreach (var old in _drafts.OrderBy(pair => pair.Value.At).Take(Most / 10))
            {
                _drafts.TryRemove(old);
            }
        }
    }

    public void Drop(Caller caller, Offering offering) => _drafts.TryRemove((caller.User, offering.Definition), out _);
}

namespace Portal.Sandbox.Storage;

/// <summary>
/// Which revisions of this process have their value at hand: those read last, as many as fit the budget. A value takes several times the room
/// of its bytes, so a store of many objects keeps bytes alone.
/// </summary>
internal static class ParsedValues
{
    /// <summary>Counted in bytes of JSON.</summary>
    private const long Budget = 8 * 1024 * 1024;

    private static readonly Lock Gate = new();
    private static readonly Queue<Revision> Kept = new();
    private static long _bytes;

    public static void Keep(Revision revision)
    {
        lock (Gate)
        {
            revision.WasUsed = false;
            Kept.Enqueue(revision);
            _bytes += revision.Utf8.Length;
            for (var looked = Kept.Count; _bytes > Budget && looked > 1; looked--)
            {
                LetGo(Kept.Dequeue());
            }
        }
    }

    /// <summary>Who was read since its last turn has another one.</summary>
    private static void LetGo(Revision oldest)
    {
        if (oldest.WasUsed)
        {
            oldest.WasUsed = false;
            Kept.Enqueue(oldest);
            return;
        }

        _bytes -= oldest.Utf8.Length;
        oldest.ForgetValue();
    }
}

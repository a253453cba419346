using System.Text.Json.Nodes;
using System.Threading.Channels;
using Portal.Kubernetes.Objects;

namespace Portal.Testing.Api;

/// <summary>One kind of a <see cref="FakeApi"/>: its objects, its history, its open watches and what shall go wrong with them. Thread-safe.</summary>
public sealed class FakeKind
{
    private readonly Lock _lock = new();
    private readonly FakeClock _clock;
    private readonly SortedDictionary<(string Namespace, string Name), JsonObject> _objects = [];
    private readonly List<(long Version, string Line)> _history = [];
    private readonly List<Channel<FakeFrame>> _watches = [];
    private readonly Queue<FakeAnswer> _listAnswers = [];
    private readonly Queue<FakeAnswer> _watchAnswers = [];
    private long _oldest;
    private int _listsToPass;
    private int _lists;
    private int _watchesOpened;

    internal FakeKind(ResourceType type, FakeClock clock)
    {
        Type = type;
        _clock = clock;
    }

    public ResourceType Type { get; }

    /// <summary>Pages asked for, refused ones included.</summary>
    public int Lists => Volatile.Read(ref _lists);

    /// <summary>Watches asked for, refused ones included.</summary>
    public int Watches => Volatile.Read(ref _watchesOpened);

    public int OpenWatches
    {
        get
        {
            lock (_lock)
            {
                return _watches.Count;
            }
        }
    }

    public IReadOnlyList<JsonObject> Objects
    {
        get
        {
            lock (_lock)
            {
                return [.. _objects.Values];
            }
        }
    }

    /// <summary>Creates the object or replaces it; <paramref name="more"/> is merged over the bare object at its top level.</summary>
    public JsonObject Put(string? ns, string name, JsonObject? more = null)
    {
        lock (_lock)
        {
            var key = (ns ?? "", name);
            var old = _objects.GetValueOrDefault(key);
            var version = _clock.Next();
            var made = FakeObject.Make(Type, ns, name, version, old, more);
            _objects[key] = made;
            Record(version, old is null ? "ADDED" : "MODIFIED", made);
            return made;
        }
    }

    public void Remove(string? ns, string name)
    {
        lock (_lock)
        {
            if (_objects.Remove((ns ?? "", name), out var old))
            {
                var version = _clock.Next();
                old["metadata"]!["resourceVersion"] = version.ToString();
                Record(version, "DELETED", old);
            }
        }
    }

    public JsonObject? Find(string? ns, string name)
    {
        lock (_lock)
        {
            return _objects.GetValueOrDefault((ns ?? "", name));
        }
    }

    public void AnswerNextList(FakeAnswer answer) => Queue(_listAnswers, answer);

    /// <summary>Lets so many pages pass before the answer is given.</summary>
    public void AnswerListAfter(int pages, FakeAnswer answer)
    {
        lock (_lock)
        {
            _listsToPass = pages;
            _listAnswers.Enqueue(answer);
        }
    }

    public void AnswerNextWatch(FakeAnswer answer) => Queue(_watchAnswers, answer);

    /// <summary>Forgets the history, so that every watch from before now is answered with 410.</summary>
    public void Compact()
    {
        lock (_lock)
        {
            _history.Clear();
            _oldest = _clock.Now;
        }
    }

    /// <summary>Moves the resourceVersion of open watches to now.</summary>
    public void Bookmark() => Tell(FakeFrame.Send(FakeObject.BookmarkLine(Type, _clock.Now)));

    /// <summary>Sends a line as it is.</summary>
    public void SendLine(string line) => Tell(FakeFrame.Send(line));

    /// <summary>An ERROR inside the stream, after which the server hangs up.</summary>
    public void FailWatches(int code, string reason)
    {
        Tell(FakeFrame.Send(FakeObject.Line("ERROR", FakeAnswer.StatusJson(code, reason, "scripted"))));
        EndWatches();
    }

    /// <summary>The ordinary end of a watch.</summary>
    public void EndWatches() => Tell(new FakeFrame(FakeFrameKind.End, ""));

    /// <summary>The connection is aborted in the middle of the stream.</summary>
    public void CutWatches() => Tell(new FakeFrame(FakeFrameKind.Cut, ""));

    internal FakeAnswer? TakeListAnswer()
    {
        lock (_lock)
        {
            _lists++;
            if (_listsToPass > 0)
            {
                _listsToPass--;
                return null;
            }

            return _listAnswers.TryDequeue(out var answer) ? answer : null;
        }
    }

    internal FakeAnswer? TakeWatchAnswer(long from)
    {
        lock (_lock)
        {
            _watchesOpened++;
            if (_watchAnswers.TryDequeue(out var answer))
            {
                return answer;
            }

            return from < _oldest ? FakeAnswer.Status(410, "Expired", $"too old resource version: {from} ({_oldest})") : null;
        }
    }

    /// <summary>Registers a watch with everything after the version already in its channel.</summary>
    internal Channel<FakeFrame> Open(long from)
    {
        var frames = Channel.CreateBounded<FakeFrame>(100_000);
        lock (_lock)
        {
            foreach (var (_, line) in _history.Where(entry => entry.Version > from))
            {
                frames.Writer.TryWrite(FakeFrame.Send(line));
            }

            _watches.Add(frames);
        }

        return frames;
    }

    internal void Close(Channel<FakeFrame> frames)
    {
        lock (_lock)
        {
            _watches.Remove(frames);
        }
    }

    /// <summary>A consistent page: version, items as JSON, how many are left.</summary>
    internal (long Version, List<string> Items, int Left) Page(string? ns, int skip, int limit)
    {
        lock (_lock)
        {
            var all = _objects.Where(entry => ns is null || entry.Key.Namespace == ns).Select(entry => entry.Value).ToList();
            var items = all.Skip(skip).Take(limit).Select(item => item.ToJsonString()).ToList();
            return (_clock.Now, items, all.Count - skip - items.Count);
        }
    }

    private void Queue(Queue<FakeAnswer> queue, FakeAnswer answer)
    {
        lock (_lock)
        {
            queue.Enqueue(answer);
        }
    }

    private void Record(long version, string happened, JsonObject item)
    {
        var line = FakeObject.Line(happened, item);
        _history.Add((version, line));
        Tell(FakeFrame.Send(line));
    }

    private void Tell(FakeFrame frame)
    {
        lock (_lock)
        {
            foreach (var watch in _watches)
            {
                watch.Writer.TryWrite(frame);
            }
        }
    }
}

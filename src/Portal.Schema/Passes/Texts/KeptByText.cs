using System.Collections.Concurrent;

namespace Portal.Schema.Passes;

/// <summary>What was made of texts, kept by them. The bound is in characters of all texts together: what is made of a text takes many times its room.</summary>
internal sealed class KeptByText<T>(Func<string, T> make, long most)
{
    private readonly ConcurrentDictionary<string, T> _kept = new(StringComparer.Ordinal);
    private long _length;

    public T Of(string text)
    {
        if (_kept.TryGetValue(text, out var known))
        {
            return known;
        }

        if (Interlocked.Add(ref _length, text.Length) > most)
        {
            Interlocked.Exchange(ref _length, text.Length);
            _kept.Clear();
        }

        return _kept.GetOrAdd(text, make);
    }
}

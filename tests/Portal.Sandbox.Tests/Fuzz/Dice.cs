namespace Portal.Sandbox.Tests.Fuzz;

/// <summary>Chance that can be repeated: everything that a run does follows from its seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int limit) => _random.Next(limit);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => _random.Next(times) == 0;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    public byte Byte() => (byte)_random.Next(256);

    /// <summary>Some of the pieces, one after the other, each possibly more than once.</summary>
    public string Soup(int most, string separator, params ReadOnlySpan<string> pieces)
    {
        var words = new string[1 + _random.Next(most)];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = pieces[_random.Next(pieces.Length)];
        }

        return string.Join(separator, words);
    }
}

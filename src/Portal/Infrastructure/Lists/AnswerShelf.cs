using System.Collections.Concurrent;
using Portal.Identity;

namespace Portal.Infrastructure;

/// <summary>The answers of one inventory, for all who ask the same with the same rights. It goes with the inventory.</summary>
internal sealed class AnswerShelf
{
    private const int Most = 256;
    private readonly ConcurrentDictionary<(Asker Asker, ResourceQuery Query), Lazy<ResourceAnswer>> _answers = new();

    public ResourceAnswer Take(Sight sight, ResourceQuery query, Func<ResourceAnswer> make)
    {
        if (_answers.Count >= Most)
        {
            _answers.Clear();
        }

        return _answers.GetOrAdd((new(sight), query), _ => new(make)).Value;
    }

    /// <summary>One sight, compared by instance: what it lets see is not worth comparing.</summary>
    private readonly struct Asker(Sight sight) : IEquatable<Asker>
    {
        private readonly Sight _sight = sight;

        public bool Equals(Asker other) => ReferenceEquals(_sight, other._sight);

        public override bool Equals(object? obj) => obj is Asker other && Equals(other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_sight);
    }
}

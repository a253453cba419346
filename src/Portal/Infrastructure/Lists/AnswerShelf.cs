using System.Collections.Concurrent;
using Portal.Identity;
using Portal.Offerings;

namespace Portal.Infrastructure;

/// <summary>The answers of one inventory, for all who ask the same with the same rights. It goes with the inventory.</summary>
internal sealed class AnswerShelf
{
    private const int Most = 256;
    private readonly ConcurrentDictionary<(Asker Asker, ResourceQuery Query), Lazy<ResourceAnswer>> _answers = new();

    public ResourceAnswer Take(Sight sight, OfferingSet offerings, ResourceQuery query, Func<ResourceAnswer> make)
    {
        if (_answers.Count >= Most)
        {
            _answers.Clear();
        }

        return _answers.GetOrAdd((new(sight, offerings), query), _ => new(make)).Value;
    }

    /// <summary>A sight and the titles, compared by instance: what they hold is not worth comparing.</summary>
    private readonly struct Asker(Sight sight, OfferingSet offerings) : IEquatable<Asker>
    {
        private readonly Sight _sight = sight;
        private readonly OfferingSet _offerings = offerings;

        public bool Equals(Asker other) => ReferenceEquals(_sight, other._sight) && ReferenceEquals(_offerings, other._offerings);

        public override bool Equals(object? obj) => obj is Asker other && Equals(other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_sight);
    }
}

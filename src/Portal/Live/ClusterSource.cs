namespace Portal.Live;

/// <summary>The newest <see cref="ClusterView"/> and the bell that rings when there is a newer one. One writer, <see cref="ClusterFollower"/>.</summary>
public sealed class ClusterSource
{
    private volatile ClusterView _current = ClusterView.Empty with { Derived = new() };

    public ClusterView Current => _current;

    public Bell Bell { get; } = new();

    internal void Publish(ClusterView view)
    {
        _current = view with { Derived = _current.Derived, Number = _current.Number + 1 };
        Bell.Ring();
    }
}

namespace Portal.Schema.Values;

/// <summary>Where a reader is, so that a key that is written twice can be told by its path.</summary>
internal sealed class ReadTrail
{
    private readonly List<(string? Key, int Index)> _steps = [];
    private readonly List<string> _duplicates = [];

    public IReadOnlyList<string> Duplicates => _duplicates;

    public void Enter(string key) => _steps.Add((key, 0));

    public void Enter(int index) => _steps.Add((null, index));

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    public void TellDuplicate() => _duplicates.Add(string.Concat(_steps.Select((step, i) =>
        step.Key is null ? $"[{step.Index}]" : i == 0 ? step.Key : $".{step.Key}")));
}

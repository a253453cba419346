using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>The patches of a composition with those of its patch sets in the places where they are named.</summary>
internal sealed class PatchSets
{
    private readonly string _words;
    private readonly Dictionary<string, IReadOnlyList<Value>> _sets;

    /// <param name="input">What holds <c>patchSets</c>.</param>
    /// <param name="words">How a failure begins.</param>
    /// <exception cref="TransformException">A set names a set.</exception>
    public PatchSets(Value input, string words)
    {
        _words = words;
        _sets = (input["patchSets"]?.Items ?? [])
            .GroupBy(set => set["name"]?.Text ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First()["patches"]?.Items ?? (IReadOnlyList<Value>)[], StringComparer.Ordinal);
        if (_sets.Values.Any(patches => patches.Any(IsSet)))
        {
            throw new TransformException($"{words}: a patch in a PatchSet cannot be of type PatchSet");
        }
    }

    /// <exception cref="TransformException">A set is named that is not there.</exception>
    public IReadOnlyList<Patch> Expand(Value? patches) => [.. (patches?.Items ?? []).SelectMany(Set).Select(patch => new Patch(patch))];

    private static bool IsSet(Value patch) => patch["type"]?.Text == "PatchSet";

    private IReadOnlyList<Value> Set(Value patch)
    {
        if (!IsSet(patch))
        {
            return [patch];
        }

        var name = patch["patchSetName"]?.Text ?? throw new TransformException($"{_words}: PatchSetName is required by type PatchSet");
        return _sets.GetValueOrDefault(name) ?? throw new TransformException($"{_words}: cannot find PatchSet by name {name}");
    }
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>
/// A set of fields as managedFields keep it (structured-merge-diff's fieldpath.Set): a tree of path elements in their fieldsV1 spelling
/// (<c>f:name</c>, <c>k:{"a":1}</c>, <c>v:"x"</c>); <see cref="IsMember"/> says that the place itself is in the set, spelled <c>"."</c> where it has children.
/// </summary>
internal sealed record FieldSet(bool IsMember, IReadOnlyDictionary<string, FieldSet> Children)
{
    private static readonly Dictionary<string, FieldSet> None = [];

    public static FieldSet Empty { get; } = new(false, None);

    public static FieldSet Leaf { get; } = new(true, None);

    public bool IsEmpty => !IsMember && Children.Count == 0;

    public static FieldSet Of(bool member, IEnumerable<KeyValuePair<string, FieldSet>> children)
    {
        var kept = children.Where(child => !child.Value.IsEmpty).ToDictionary(StringComparer.Ordinal);
        return kept.Count == 0 ? member ? Leaf : Empty : new(member, kept);
    }

    public FieldSet Child(string element) => Children.GetValueOrDefault(element) ?? Empty;

    public FieldSet Union(FieldSet other) =>
        Of(IsMember || other.IsMember, Children.Keys.Union(other.Children.Keys).Select(key => KeyValuePair.Create(key, Child(key).Union(other.Child(key)))));

    public FieldSet Except(FieldSet other) =>
        Of(IsMember && !other.IsMember, Children.Select(child => KeyValuePair.Create(child.Key, child.Value.Except(other.Child(child.Key)))));

    public FieldSet Intersect(FieldSet other) =>
        Of(IsMember && other.IsMember, Children.Select(child => KeyValuePair.Create(child.Key, child.Value.Intersect(other.Child(child.Key)))));

    public bool SameAs(FieldSet other) =>
        IsMember == other.IsMember && Children.Count == other.Children.Count && Children.All(child => other.Children.TryGetValue(child.Key, out var twin) && child.Value.SameAs(twin));

    /// <summary>The paths of the members, as conflicts print them: <c>.spec.a</c>, <c>.spec.list[name="x"].b</c>.</summary>
    public IEnumerable<string> Paths(string prefix = "")
    {
        if (IsMember)
        {
            yield return prefix;
        }

        foreach (var path in Children.OrderBy(child => child.Key, StringComparer.Ordinal).SelectMany(child => child.Value.Paths(prefix + PathElement.Display(child.Key))))
        {
            yield return path;
        }
    }

    public static FieldSet FromFieldsV1(Value? fields) =>
        Of((fields?.Members ?? []).Any(pair => pair.Key == "."), (fields?.Members ?? []).Where(pair => pair.Key != ".").Select(pair =>
            KeyValuePair.Create(pair.Key, pair.Value.Members.Count == 0 ? Leaf : FromFieldsV1(pair.Value))));

    public MapValue ToFieldsV1() => new(
    [
        .. IsMember && Children.Count > 0 ? [KeyValuePair.Create<string, Value>(".", MapValue.Empty)] : Array.Empty<KeyValuePair<string, Value>>(),
        .. Children.OrderBy(child => child.Key, StringComparer.Ordinal).Select(child => KeyValuePair.Create<string, Value>(child.Key, child.Value.ToFieldsV1())),
    ]);
}

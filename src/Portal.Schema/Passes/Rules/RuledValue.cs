using Portal.Schema.Cel;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>A value that rules are asked of, with the old one that it is compared with.</summary>
internal sealed class RuledValue
{
    private readonly Lazy<object?> _self;
    private readonly Lazy<bool> _unchanged;

    /// <param name="isAboveUnchanged">Whether what the value stands in is as it was: that counts for items which have no counterpart.</param>
    public RuledValue(Value value, StructuralSchema schema, Value? old, FieldPath path, Func<bool> isAboveUnchanged)
    {
        (Value, Schema, Old, Path) = (value, schema.EmbeddedResource ? CelResources.Of(schema) : schema, old is NullValue ? null : old, path);
        _self = new(() => CelConvert.Of(Value, Schema));
        _unchanged = new(() => Old is null ? isAboveUnchanged() : Value.Equals(Old));
    }

    public Value Value { get; }
    public StructuralSchema Schema { get; }
    public Value? Old { get; }
    public FieldPath Path { get; }

    public bool IsUnchanged() => _unchanged.Value;

    public CelScope Scope(bool isOldOptional, CelBudget budget)
    {
        var scope = new CelScope("self", _self.Value, null, budget);
        if (isOldOptional)
        {
            return scope.With("oldSelf", Old is null ? CelOptional.None : new CelOptional(CelConvert.Of(Old, Schema)));
        }

        return Old is null ? scope : scope.With("oldSelf", CelConvert.Of(Old, Schema));
    }

    /// <summary>Members and items that a schema describes.</summary>
    public IEnumerable<RuledValue> Below()
    {
        foreach (var (key, member) in Value.Members)
        {
            var property = Schema.Property(key);
            if ((property ?? Schema.AdditionalProperties) is { } child)
            {
                yield return new(member, child, Old?[key], property is null ? Path.Key(key) : Path.Property(key), IsUnchanged);
            }
        }

        if (Schema.Items is { } items)
        {
            for (var i = 0; i < Value.Items.Count; i++)
            {
                yield return new(Value.Items[i], items, Counterpart(Value.Items[i]), Path.Index(i), IsUnchanged);
            }
        }
    }

    /// <summary>The old item of a list that is a map by its keys; items of other lists have none.</summary>
    private Value? Counterpart(Value item) =>
        Schema.ListType == "map" ? Old?.Items.FirstOrDefault(candidate => Schema.ListMapKeys.All(key => Equals(candidate[key], item[key]))) : null;
}

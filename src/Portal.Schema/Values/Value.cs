using System.Diagnostics.CodeAnalysis;

namespace Portal.Schema.Values;

/// <summary>A JSON value as Kubernetes reads it: immutable, number text kept, map keys unique. See <see cref="ValueReader"/> and <see cref="ValueWriter"/>.</summary>
public abstract record Value
{
    /// <summary>The deepest nesting that anything in the portal reads or writes.</summary>
    public const int MaxDepth = 128;

    public static Value Null { get; } = new NullValue();

    /// <summary>A missing text is a missing value.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Value?(string? text) => text is null ? null : new StringValue(text);
    public static implicit operator Value(bool flag) => BoolValue.Of(flag);
    public static implicit operator Value(long number) => NumberValue.Of(number);

    /// <summary>The member of a map, or null where this is no map or has no such member.</summary>
    public Value? this[string key] => this is MapValue map && map.TryGet(key, out var value) ? value : null;

    /// <summary>The value at a chain of map keys, or null where any of them is missing.</summary>
    public Value? At(params ReadOnlySpan<string> keys)
    {
        Value? here = this;
        foreach (var key in keys)
        {
            here = here?[key];
        }

        return here;
    }

    /// <summary>The text of a string value, else null.</summary>
    public string? Text => (this as StringValue)?.Content;

    /// <summary>The items of a list value, else none.</summary>
    public IReadOnlyList<Value> Items => (this as ListValue)?.Elements ?? [];

    /// <summary>The members of a map value, else none.</summary>
    public IReadOnlyList<KeyValuePair<string, Value>> Members => (this as MapValue)?.Pairs ?? [];
}

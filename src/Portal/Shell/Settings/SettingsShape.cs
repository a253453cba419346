using System.Collections;
using System.ComponentModel;
using System.Reflection;

namespace Portal.Shell;

/// <summary>What an options class can hold, as the configuration binder sees it.</summary>
internal static class SettingsShape
{
    /// <summary>Whether the type is written as one value, not as a group.</summary>
    public static bool IsValue(Type type) => !IsMany(type) && TypeDescriptor.GetConverter(Bare(type)).CanConvertFrom(typeof(string));

    /// <summary>The type below a key: a property's, an element's of a list, a value's of a map. Null where there is none.</summary>
    public static Type? Member(Type type, string key)
    {
        if (!IsMany(type))
        {
            return Properties(type).FirstOrDefault(property => property.Name.Equals(key, StringComparison.OrdinalIgnoreCase))?.PropertyType;
        }

        return type.IsArray ? type.GetElementType() : type.GetGenericArguments() is [.., var last] ? last : null;
    }

    public static IEnumerable<string> Names(Type type) => IsMany(type) ? [] : Properties(type).Select(property => property.Name);

    /// <summary>Why the text is no value of the type; null when it is one.</summary>
    public static string? WhyNot(Type type, string text)
    {
        var bare = Bare(type);
        if (bare.IsEnum)
        {
            return Enum.GetNames(bare).Contains(text, StringComparer.OrdinalIgnoreCase) ? null : $"it must be one of {string.Join(", ", Enum.GetNames(bare))}.";
        }

        try
        {
            TypeDescriptor.GetConverter(bare).ConvertFromInvariantString(text);
            return null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return $"it must be {Word(bare)}.";
        }
    }

    private static string Word(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 or TypeCode.Int64 => "a whole number",
        TypeCode.Double or TypeCode.Decimal or TypeCode.Single => "a number",
        _ when type == typeof(TimeSpan) => "a duration such as 00:01:30",
        _ when type == typeof(Uri) => "an address",
        _ => $"a {type.Name}",
    };

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.SetMethod is { IsPublic: true } || IsMany(property.PropertyType));

    private static bool IsMany(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

internal static class ValueListExtensions
{
    /// <summary>Whether the value is a list that has the text.</summary>
    public static bool Contains(this Value? list, string text) => (list?.Items ?? []).Any(item => item.Text == text);
}

using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>One page of a list, at one version of the store.</summary>
/// <param name="Left">How many objects follow; null where that is not told.</param>
internal sealed record ListPage(IReadOnlyList<Revision> Items, long Version, string? Continue, int? Left)
{
    /// <param name="withEmptyContinue">Lists of custom resources say <c>"continue": ""</c> at their end.</param>
    public MapValue Metadata(bool withEmptyContinue = false) => MapValue.Of(
        ("resourceVersion", Version.ToString()), ("continue", Continue ?? (withEmptyContinue ? "" : null)), ("remainingItemCount", Left is { } left ? (Value)left : null));
}

using System.Globalization;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Resource versions as clients send them.</summary>
internal static class ResourceVersions
{
    public static string Wrong(string text) => $"resourceVersion: Invalid value: \"{text}\": strconv.ParseUint: parsing \"{text}\": invalid syntax";

    public static long? Parse(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A version that the store has not come to yet.</summary>
    public static RefusedException TooLarge(long asked, long current) => new(Statuses.Failure(
        504, "Timeout", $"Timeout: Too large resource version: {asked}, current: {current}", MapValue.Of(
            ("causes", new ListValue([MapValue.Of(("reason", "ResourceVersionTooLarge"), ("message", "Too large resource version"))])), ("retryAfterSeconds", 1))));
}

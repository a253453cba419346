using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Testing.Circuits;

/// <summary>What a page says of the components that its circuit has to start.</summary>
/// <param name="Components">The markers, as the page wrote them.</param>
/// <param name="State">The component state that travels with them.</param>
internal sealed partial record PageMarkers(IReadOnlyList<JsonNode> Components, string State)
{
    public static PageMarkers In(string html) => new(
        [.. Marker().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!).Where(marker => (string?)marker["type"] == "server")],
        StateMarker().Match(html) is { Success: true } state ? state.Groups[1].Value : "");

    /// <summary>The batch with which the browser asks for all of them.</summary>
    public string Operations()
    {
        var operations = Components.Select((marker, index) => (JsonNode)new JsonObject
        {
            ["type"] = "add",
            ["ssrComponentId"] = index + 1,
            ["marker"] = marker.DeepClone(),
        });
        return new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. operations]) }.ToJsonString();
    }

    [GeneratedRegex(@"<!--Blazor:(\{.*?\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex(@"<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex StateMarker();
}

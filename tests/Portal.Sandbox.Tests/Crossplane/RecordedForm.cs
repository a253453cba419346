using System.Text.RegularExpressions;
using Portal.Sandbox.Crossplane;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>
/// Objects without what differs from run to run: names that a server made up, uids, times, generations; and without what only the recording's cloud or
/// the sandbox's knows.
/// </summary>
internal sealed partial class RecordedForm(string composite)
{
    private static readonly string[] KeptMetadata = ["name", "generateName", "namespace", "labels", "annotations", "finalizers"];

    /// <summary>A claim or composite: all that it says.</summary>
    public MapValue Of(MapValue order) => Plain(MapValue.Of(
        ("apiVersion", order["apiVersion"]), ("kind", order["kind"]), ("metadata", Metadata(order)), ("spec", order["spec"]), ("status", Status(order["status"]))));

    /// <summary>A composed resource: all that it was made of, and whose it is.</summary>
    public MapValue OfPart(MapValue part)
    {
        var body = part.Without("status").With("metadata", Metadata(part).Without("finalizers").With("owner", part.Controller().Text("name")));
        return Plain(body);
    }

    public string Text(string text)
    {
        text = composite.Length > 0 ? text.Replace(composite, "<xr>", StringComparison.Ordinal) : text;
        text = Uid().Replace(text, "<uid>");
        text = LongHash().Replace(text, "-<12>");
        return ShortHash().Replace(text, "-<7>");
    }

    private static MapValue Metadata(MapValue obj)
    {
        var metadata = (MapValue)obj["metadata"]!;
        var annotations = new MapValue((metadata["annotations"]?.Members ?? []).Where(pair => !Passing(pair.Key)));
        var kept = new MapValue(metadata.Where(pair => KeptMetadata.Contains(pair.Key)));
        return kept.With("annotations", annotations).With("labels", metadata["labels"] ?? MapValue.Empty);
    }

    private static bool Passing(string annotation) =>
        annotation.StartsWith("kubectl.", StringComparison.Ordinal) || annotation.StartsWith("crossplane.io/external-", StringComparison.Ordinal)
        || annotation.StartsWith("fake.lab/", StringComparison.Ordinal) || annotation.StartsWith("sandbox.portal.internal/", StringComparison.Ordinal);

    private static MapValue Status(Value? status)
    {
        var shown = status as MapValue ?? MapValue.Empty;
        var conditions = (shown["conditions"]?.Items ?? []).Cast<MapValue>()
            .Select(condition => condition.Without("lastTransitionTime").Without("observedGeneration"))
            .OrderBy(condition => condition.Text("type"), StringComparer.Ordinal);
        shown = shown.With("conditions", new ListValue([.. conditions]));
        shown = shown["connectionDetails"] is null ? shown : shown.With("connectionDetails", "published");
        shown = shown["conditions"]!.Items.Any(condition => condition.Text("type") == "Ready" && condition.Text("status") == "True") ? shown : shown.Without("connectionDetails");
        return shown.Without("address");
    }

    private MapValue Plain(MapValue value) => (MapValue)Plain((Value)value);

    private Value Plain(Value value) => value switch
    {
        MapValue map => new MapValue(map.Pairs.Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value)))),
        ListValue list => new ListValue([.. list.Elements.Select(Plain)]),
        StringValue text => Text(text.Content),
        _ => value,
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Uid();

    [GeneratedRegex("-[0-9a-f]{12}\\b", RegexOptions.NonBacktracking)]
    private static partial Regex LongHash();

    [GeneratedRegex("-[0-9a-f]{7}\\b", RegexOptions.NonBacktracking)]
    private static partial Regex ShortHash();
}

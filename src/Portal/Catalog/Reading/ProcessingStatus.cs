using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>How the API says that an entity is served in an old form because its source broke.</summary>
internal static class ProcessingStatus
{
    public static MapValue Of(FoundEntity broken)
    {
        var error = FaultAnswer.Of(broken.Faults[0], broken.Ref);
        var item = MapValue.Of(
            ("type", "backstage.io/catalog-processing"),
            ("level", "error"),
            ("message", $"{error["name"]?.Text}: {error["message"]?.Text}"),
            ("error", error));
        return MapValue.Of(("items", new ListValue([item])));
    }
}

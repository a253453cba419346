namespace Portal.Sandbox.Server;

/// <summary>In which form an answer is wanted, by its Accept header: the object, a Table of it, or its metadata alone.</summary>
/// <param name="As">Empty, Table, PartialObjectMetadata or PartialObjectMetadataList.</param>
/// <param name="ApiVersion">The version of that form.</param>
internal sealed record Representation(string As, string ApiVersion, string MediaType)
{
    private static readonly Representation Json = new("", "", "application/json");
    private static readonly string[] Forms = ["Table", "PartialObjectMetadata", "PartialObjectMetadataList"];

    public bool IsTable => As == "Table";

    public bool IsPartial => As.StartsWith("Partial", StringComparison.Ordinal);

    public bool IsWhole => As.Length == 0;

    /// <summary>The first form of the header that the server has. Protobuf is passed over: every client that asks for it takes JSON too.</summary>
    public static Representation Of(HttpRequest request)
    {
        var header = request.Headers.Accept.ToString();
        return header.Length == 0 ? Json : Ranges(header).Select(One).FirstOrDefault(found => found is not null) ?? throw Refuse.NotAcceptable();
    }

    private static IEnumerable<string[]> Ranges(string header) => header.Split(',')
        .Select(range => range.Split(';', StringSplitOptions.TrimEntries))
        .Select((parts, i) => (Parts: parts, Weight: WeightOf(parts), i))
        .Where(range => range.Weight > 0)
        .OrderByDescending(range => range.Weight).ThenBy(range => range.i).Select(range => range.Parts);

    private static double WeightOf(string[] parts) =>
        Parameter(parts, "q") is { } text && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var weight) ? weight : 1;

    private static Representation? One(string[] parts)
    {
        var type = parts[0].Trim().ToLowerInvariant() switch { "application/json" or "*/*" or "application/*" => "application/json", "application/yaml" => "application/yaml", _ => null };
        if (type is null)
        {
            return null;
        }

        if (Parameter(parts, "as") is not { } form)
        {
            return Json with { MediaType = type };
        }

        var version = Parameter(parts, "v");
        return Forms.Contains(form) && Parameter(parts, "g") == "meta.k8s.io" && version is "v1" or "v1beta1" ? new(form, $"meta.k8s.io/{version}", type) : null;
    }

    private static string? Parameter(string[] parts, string name) =>
        parts.Skip(1).FirstOrDefault(part => part.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}

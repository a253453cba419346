using Portal.Schema.Paths;

namespace Portal.Schema.Structure;

/// <summary>A node of a schema as it is written.</summary>
/// <param name="InMetadata">Whether it describes what every resource has: apiVersion, kind, metadata.</param>
/// <param name="NoDefaults">Where defaults are forbidden: the reason, which follows "must not be set".</param>
internal readonly record struct KeywordPlace(FieldPath Path, bool IsRoot = false, bool InMetadata = false, string? NoDefaults = null)
{
    public KeywordPlace Below(params ReadOnlySpan<string> keywords)
    {
        var path = Path;
        foreach (var keyword in keywords)
        {
            path = path.Property(keyword);
        }

        return this with { Path = path, IsRoot = false };
    }
}

using Microsoft.Extensions.Options;

namespace Portal.Catalog;

/// <summary>Finds every mistake in the catalog's settings and names each by its key.</summary>
internal sealed class CatalogOptionsCheck : IValidateOptions<CatalogOptions>
{
    public ValidateOptionsResult Validate(string? name, CatalogOptions options)
    {
        var failures = options.Locations.SelectMany(Check).ToList();
        if (options.Poll < TimeSpan.FromMilliseconds(100))
        {
            failures.Add($"{CatalogOptions.Section}:Poll is '{options.Poll}': it must be 00:00:00.1 or more.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Check(CatalogLocationOptions location, int at)
    {
        var key = $"{CatalogOptions.Section}:Locations:{at}";
        var type = location.Type.ToLowerInvariant();
        if (type is not (CatalogLocation.File or CatalogLocation.Url or CatalogLocation.Cluster))
        {
            yield return $"{key}:Type is '{location.Type}': it must be file, url or cluster.";
        }

        if (type != CatalogLocation.Cluster && string.IsNullOrWhiteSpace(location.Target))
        {
            yield return $"{key}:Target is empty: name the file or folder to read.";
        }
    }
}

using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Catalog.Api;

/// <summary>The query of one request, checked as Backstage's OpenAPI validator checks it: unknown and empty parameters are refused.</summary>
internal sealed class ApiQuery
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    private ApiQuery()
    {
    }

    public static ApiQuery Read(string query, params ReadOnlySpan<string> allowed)
    {
        var read = new ApiQuery();
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().ToString();
            var bracket = name.IndexOf('[', StringComparison.Ordinal);
            var bare = bracket > 0 ? name[..bracket] : name;
            if (!allowed.Contains(bare))
            {
                throw ApiRefusedException.Input($"Unknown query parameter '{bare}'");
            }

            if (bracket > 0 && !name[(bracket + 1)..].TrimEnd(']').All(char.IsAsciiDigit))
            {
                throw ApiRefusedException.Input($"request/query/{bare}/0 must be string");
            }

            read._pairs.Add(new(bare, pair.DecodeValue().ToString()));
        }

        read.RefuseEmpty();
        return read;
    }

    public bool Has(string name) => _pairs.Exists(pair => pair.Key == name);

    public IReadOnlyList<string> All(string name) => [.. _pairs.Where(pair => pair.Key == name && pair.Value.Length > 0).Select(pair => pair.Value)];

    public string? One(string name) => All(name) is [var first, ..] ? first : null;

    /// <summary>A whole number that is not negative; null where the parameter is missing.</summary>
    public int? Number(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        var values = All(name);
        if (values.Count != 1 || !long.TryParse(values[0], out var number))
        {
            throw ApiRefusedException.Input($"request/query/{name} must be integer");
        }

        return number < 0 ? throw ApiRefusedException.Input($"request/query/{name} must be >= 0") : (int)Math.Min(number, int.MaxValue);
    }

    public string? Choice(string name, params string[] allowed)
    {
        var value = One(name);
        return value is null || allowed.Contains(value, StringComparer.Ordinal)
            ? value
            : throw ApiRefusedException.Input($"request/query/{name} must be equal to one of the allowed values: {string.Join(", ", allowed)}");
    }

    private void RefuseEmpty()
    {
        foreach (var group in _pairs.GroupBy(pair => pair.Key))
        {
            if (group.All(pair => pair.Value.Length == 0))
            {
                throw ApiRefusedException.Input($"Empty value found for query parameter '{group.Key}'");
            }
        }
    }
}

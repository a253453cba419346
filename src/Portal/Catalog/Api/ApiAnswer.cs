using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>What the API answers: a status and a JSON value, or no body at all.</summary>
internal sealed record ApiAnswer(int Status, Value? Body)
{
    public static ApiAnswer Nothing { get; } = new(StatusCodes.Status404NotFound, null);

    public static ApiAnswer Empty { get; } = new(StatusCodes.Status200OK, null);

    /// <summary>The address of the next page, for the link header.</summary>
    public string? Next { get; init; }

    public static ApiAnswer Ok(Value body) => new(StatusCodes.Status200OK, body);

    public static ApiAnswer Refused(ApiRefusedException refused, string method, string url) => new(refused.Status, MapValue.Of(
        ("error", MapValue.Of(("name", refused.Name), ("message", refused.Message))),
        ("request", MapValue.Of(("method", method), ("url", url))),
        ("response", MapValue.Of(("statusCode", refused.Status)))));
}

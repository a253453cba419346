using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Writes answers: JSON, with what the client is warned of in Warning headers (RFC 7234 code 299).</summary>
internal static class Answer
{
    public static Task JsonAsync(HttpContext context, int code, MapValue body, IReadOnlyList<string>? warnings = null) =>
        BytesAsync(context, code, ValueWriter.ToUtf8(body), warnings);

    public static async Task BytesAsync(HttpContext context, int code, ReadOnlyMemory<byte> body, IReadOnlyList<string>? warnings = null)
    {
        Begin(context, code, warnings);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Status and headers of an answer whose body is written piece by piece.</summary>
    public static void Begin(HttpContext context, int code, IReadOnlyList<string>? warnings)
    {
        foreach (var warning in WarningTexts.Of(warnings ?? []))
        {
            context.Response.Headers.Append("Warning", $"299 - \"{warning}\"");
        }

        context.Response.StatusCode = code;
        context.Response.ContentType ??= "application/json";
        context.Response.Headers.CacheControl = "no-cache, private";
    }

    public static Task StatusAsync(HttpContext context, RefusedException refused)
    {
        if (refused.PlainText is { } text)
        {
            return TextAsync(context, refused.Code, text);
        }

        if (refused.Status.At("details", "retryAfterSeconds") is NumberValue seconds)
        {
            context.Response.Headers.RetryAfter = seconds.Content;
        }

        return JsonAsync(context, refused.Code, refused.Status);
    }

    public static async Task TextAsync(HttpContext context, int code, string text)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = text.Length == 0 ? null : "text/plain; charset=utf-8";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}

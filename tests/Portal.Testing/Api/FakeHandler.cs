using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Portal.Testing.Api;

/// <summary>Answers the requests of one kind.</summary>
internal sealed class FakeHandler(FakeKind kind, FakePath path, HttpContext http, string body)
{
    private CancellationToken Aborted => http.RequestAborted;

    public Task RunAsync()
    {
        if (path.Name is null && HttpMethods.IsGet(http.Request.Method))
        {
            return http.Request.Query["watch"] == "true" ? WatchAsync() : ListAsync();
        }

        return http.Request.Method switch
        {
            "GET" => WriteAsync(200, kind.Find(path.Namespace, path.Name!)),
            "DELETE" => DeleteAsync(),
            _ => StoreAsync(),
        };
    }

    public static async Task WriteAsync(HttpContext http, FakeAnswer answer)
    {
        http.Response.StatusCode = answer.Code;
        http.Response.ContentType = "application/json";
        if (answer.RetryAfter is not null)
        {
            http.Response.Headers.RetryAfter = answer.RetryAfter;
        }

        if (answer.Warning is not null)
        {
            http.Response.Headers.Append("Warning", $"299 - \"{answer.Warning}\"");
        }

        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    private async Task ListAsync()
    {
        if (kind.TakeListAnswer() is { } scripted)
        {
            await WriteAsync(http, scripted);
            return;
        }

        var skip = int.TryParse(http.Request.Query["continue"], out var told) ? told : 0;
        var limit = int.TryParse(http.Request.Query["limit"], out var asked) ? asked : int.MaxValue;
        var (version, items, left) = kind.Page(path.Namespace, skip, limit);
        var next = left > 0 ? (skip + items.Count).ToString() : "";
        var json = $$"""
            {"kind":"{{kind.Type.Kind}}List","apiVersion":"{{kind.Type.ApiVersion}}","metadata":{"resourceVersion":"{{version}}","continue":"{{next}}"},"items":[{{string.Join(',', items)}}]}
            """;
        await WriteAsync(http, new FakeAnswer(200, json));
    }

    private async Task WatchAsync()
    {
        var from = long.Parse(http.Request.Query["resourceVersion"]!);
        if (kind.TakeWatchAnswer(from) is { } scripted)
        {
            await WriteAsync(http, scripted);
            return;
        }

        http.Response.ContentType = "application/json";
        await http.Response.Body.FlushAsync(Aborted);
        var frames = kind.Open(from);
        try
        {
            await foreach (var frame in frames.Reader.ReadAllAsync(Aborted))
            {
                if (frame.Kind == FakeFrameKind.Line)
                {
                    await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(frame.Line), Aborted);
                    await http.Response.Body.FlushAsync(Aborted);
                    continue;
                }

                if (frame.Kind == FakeFrameKind.Cut)
                {
                    http.Abort();
                }

                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The client hung up.
        }
        finally
        {
            kind.Close(frames);
        }
    }

    private async Task StoreAsync()
    {
        var sent = JsonNode.Parse(body)!.AsObject();
        var name = path.Name ?? (string)sent["metadata"]!["name"]!;
        var creates = HttpMethods.IsPost(http.Request.Method);
        if (creates && kind.Find(path.Namespace, name) is not null)
        {
            await WriteAsync(http, FakeAnswer.Status(409, "AlreadyExists", $"{kind.Type.Plural} \"{name}\" already exists"));
            return;
        }

        var answered = http.Request.Query.ContainsKey("dryRun") ? sent : kind.Put(path.Namespace, name, sent);
        await WriteAsync(creates ? 201 : 200, answered);
    }

    private async Task DeleteAsync()
    {
        var found = kind.Find(path.Namespace, path.Name!);
        if (!http.Request.Query.ContainsKey("dryRun"))
        {
            kind.Remove(path.Namespace, path.Name!);
        }

        await WriteAsync(200, found);
    }

    private Task WriteAsync(int code, JsonObject? found) => WriteAsync(
        http,
        found is null
            ? FakeAnswer.Status(404, "NotFound", $"{kind.Type.Plural} \"{path.Name}\" not found")
            : new FakeAnswer(code, found.ToJsonString()));
}

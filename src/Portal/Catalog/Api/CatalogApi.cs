using Microsoft.AspNetCore.Diagnostics;
using Portal.Identity;
using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>
/// Backstage's catalog API under <c>/api/catalog</c>, for its clients: the same paths, parameters, answers and errors. Each caller gets what their pages
/// would show: the files, and of the cluster what they may see.
/// </summary>
internal static class CatalogApi
{
    public static void MapCatalogApi(this IEndpointRouteBuilder routes)
    {
        routes.Map(ApiUrl.Prefix, (RequestDelegate)ServeAsync).AllowAnonymous().DisableAntiforgery();
        routes.Map($"{ApiUrl.Prefix}/{{**path}}", (RequestDelegate)ServeAsync).AllowAnonymous().DisableAntiforgery();
    }

    private static async Task ServeAsync(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        var url = ApiUrl.Of(context.Request);
        ApiAnswer answer;
        try
        {
            Authenticate(context);
            answer = await RouteAsync(context, url, context.RequestAborted);
        }
        catch (ApiRefusedException refused)
        {
            answer = ApiAnswer.Refused(refused, context.Request.Method, url.Whole);
        }

        await WriteAsync(context, answer);
    }

    private static void Authenticate(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            return;
        }

        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && header.Length > 7;
        throw new ApiRefusedException(StatusCodes.Status401Unauthorized, "AuthenticationError", token ? "Illegal token" : "Missing credentials");
    }

    private static async Task<ApiAnswer> RouteAsync(HttpContext context, ApiUrl url, CancellationToken token)
    {
        var services = context.RequestServices;
        var caller = Caller.From(context.User);
        var search = await services.GetRequiredService<SearchCache>().ForAsync(caller, token);
        var method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        var segments = url.Segments;
        if (method == HttpMethods.Get)
        {
            return Get(search, url, segments);
        }

        return method == HttpMethods.Post && CatalogPosts.Serves(segments)
            ? await CatalogPosts.AnswerAsync(search, services.GetRequiredService<CatalogSource>(), context.Request, url, segments, token)
            : method == HttpMethods.Delete && segments is ["locations", var id] ? LocationAnswers.ById(id)
            : method == HttpMethods.Options && segments is [_, ..] ? new(StatusCodes.Status200OK, null) : ApiAnswer.Nothing;
    }

    private static ApiAnswer Get(EntitySearch search, ApiUrl url, IReadOnlyList<string> segments) => segments.Select((part, at) => at < 2 ? part.ToLowerInvariant() : part).ToArray() switch
    {
        ["entities"] => EntityList.Answer(search, url),
        ["entities", "by-query"] => EntityPages.Get(search, url),
        ["entities", "by-name", var kind, var ns, var name] => EntityLookups.ByName(search, url, kind, ns, name),
        ["entities", "by-name", var kind, var ns, var name, "ancestry"] => EntityLookups.Ancestry(search, url, kind, ns, name),
        ["entities", "by-uid", var uid] => EntityLookups.ByUid(search, url, uid),
        ["entity-facets"] => EntityFacets.Get(search, url),
        ["locations"] => LocationAnswers.List(url),
        ["locations", var id] => LocationAnswers.ById(id),
        ["locations", "by-entity", var kind, var ns, var name] => LocationAnswers.ByEntity(search, kind, ns, name),
        _ => ApiAnswer.Nothing,
    };

    private static async Task WriteAsync(HttpContext context, ApiAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (answer.Next is { } next)
        {
            context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        }

        if (answer.Body is { } body)
        {
            var bytes = ValueWriter.ToUtf8(body);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await (HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask());
        }
    }
}

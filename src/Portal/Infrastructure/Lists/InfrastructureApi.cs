using Portal.Identity;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary><c>/api/infrastructure</c>: the list of the page as JSON, with the same query and the same permission. What a person may not see is not there.</summary>
internal static class InfrastructureApi
{
    private const int MostRows = 1000;

    public static void MapInfrastructure(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<ResourceHub>("/hubs/resources").RequireAuthorization();
        routes.MapGet("/api/infrastructure", ListAsync).RequireAuthorization();
        routes.MapGet("/api/infrastructure/{group}/{plural}/{ns}/{name}", OneAsync).RequireAuthorization();
    }

    private static async Task<IResult> ListAsync(HttpContext context, ResourceLists lists, int? offset, int? limit, CancellationToken token)
    {
        var asked = context.Request.Query;
        var query = new ResourceQuery
        {
            Text = asked["q"], Kind = asked["kind"], Namespace = asked["namespace"], Owner = asked["owner"], Application = asked["application"],
            Health = asked["health"], Show = asked["show"], Sort = asked["sort"],
        };
        var page = await lists.ReadAsync(Caller.From(context.User), query, Math.Max(0, offset ?? 0), Math.Clamp(limit ?? 200, 0, MostRows), token);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            items = page.Window.Select(entry => ResourceSummary.Of(entry.Row!)),
            total = page.Lines,
            byHealth = Enum.GetValues<HealthState>().ToDictionary(state => state.ToString(), state => page.Summary.ByHealth[(int)state]),
            synced = page.Synced,
            staleSince = page.Trouble?.Since,
        });
    }

    private static async Task<IResult> OneAsync(HttpContext context, LiveCluster live, string group, string plural, string ns, string name, CancellationToken token)
    {
        var seen = await live.SeeAsync(Caller.From(context.User), token);
        context.Response.Headers.CacheControl = "no-store";
        return ResourceDetails.KeyOf(seen, $"{group}/{plural}/{ns}/{name}") is { } key && ResourceTree.Of(seen, key) is { } tree
            ? Results.Json(Json(tree))
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is nothing of this name that you may see.");
    }

    private static object Json(Part part) => new
    {
        @object = part.Key.Path,
        kind = part.Key.Type.Kind,
        name = part.Key.Name,
        health = part.Health.State.ToString(),
        cause = part.Health.Cause,
        parts = part.Parts.Select(Json),
    };
}

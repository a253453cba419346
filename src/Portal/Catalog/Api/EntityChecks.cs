using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary><c>POST /validate-entity</c> and <c>POST /refresh</c>.</summary>
internal static class EntityChecks
{
    /// <summary>200 without a body, or 400 with the first fault.</summary>
    public static ApiAnswer Validate(MapValue body)
    {
        var location = ApiBody.Text(body, "request/body", "location");
        var entity = ApiBody.Required(body, "request/body", "entity") as MapValue ?? throw ApiBody.WrongType("request/body/entity", "object");
        if (LocationFault(location) is { } wrong)
        {
            return Refused(FaultAnswer.Error("TypeError", wrong));
        }

        var faults = EntityRules.Check(entity);
        var name = NameOf(entity);
        if (faults.Count == 0)
        {
            faults = RelationReader.Read(entity["kind"]!.Text!, name, entity["spec"] ?? MapValue.Empty).Faults;
        }

        return faults.Count == 0 ? ApiAnswer.Empty : Refused(FaultAnswer.Of(faults[0], name));
    }

    /// <summary>Reads all files again; an entity is as new as they are when this answers.</summary>
    public static async Task<ApiAnswer> RefreshAsync(EntitySearch search, CatalogSource files, MapValue body, CancellationToken token)
    {
        var text = ApiBody.Text(body, "request/body", "entityRef");
        ApiBody.NothingElse(body, "request/body", "entityRef", "authorizationToken");
        if (EntityRef.Parse(text) is not { } entity || EntityLookups.Find(search, entity) is null)
        {
            throw ApiRefusedException.NotFound($"Entity {text} not found");
        }

        await files.RefreshAsync(token);
        return ApiAnswer.Empty;
    }

    private static string? LocationFault(string location)
    {
        var colon = location.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == location.Length - 1)
        {
            return $"Unable to parse location ref '{location}', expected '<type>:<target>', e.g. 'url:https://host/path'";
        }

        return location[..colon] == CatalogLocation.Url ? null : $"Invalid location ref {location}, only 'url:<target>' is supported, e.g. url:https://host/path";
    }

    private static EntityRef NameOf(MapValue entity) => EntityRef.Of(
        entity["kind"]?.Text ?? "", entity.At("metadata", "namespace")?.Text ?? EntityRef.DefaultNamespace, entity.At("metadata", "name")?.Text ?? "");

    private static ApiAnswer Refused(MapValue error) => new(StatusCodes.Status400BadRequest, MapValue.Of(("errors", new ListValue([error]))));
}

using Portal.Sandbox.Admission;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The writing verbs: what was sent is read and checked against the address, then handed to the writer.</summary>
internal sealed class WriteEndpoint(ObjectWriter writer, ObjectRemover remover, Patcher patcher, Storage.ObjectStore store)
{
    public Task HandleAsync(HttpContext context, ServedResource resource, RequestInfo info) => info.Verb switch
    {
        "create" when info.Name.Length == 0 => CreateAsync(context, resource, info),
        "update" when info.Name.Length > 0 => UpdateAsync(context, resource, info),
        "patch" when info.Name.Length > 0 => PatchAsync(context, resource, info),
        "delete" when info.Subresource.Length == 0 => DeleteAsync(context, resource, info),
        "deletecollection" => DeleteAllAsync(context, resource, info),
        _ => throw Refuse.MethodNotAllowed(),
    };

    private async Task CreateAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var options = WriteQuery.Read(context.Request, info.Subresource);
        var sent = await BodyAsync(context, resource, info, options);
        await AnswerAsync(context, resource, writer.Create(resource, info.Namespace, sent, options));
    }

    private async Task UpdateAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var options = WriteQuery.Read(context.Request, info.Subresource);
        var sent = await BodyAsync(context, resource, info, options);
        if (sent.At("metadata", "name")?.Text is { Length: > 0 } name && name != info.Name)
        {
            throw Refuse.BadRequest($"the name of the object ({name}) does not match the name on the URL ({info.Name})");
        }

        await AnswerAsync(context, resource, writer.Update(resource, info.Namespace, info.Name, options, _ => sent.With(["metadata", "name"], info.Name)));
    }

    private async Task PatchAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var options = WriteQuery.Read(context.Request, info.Subresource);
        await AnswerAsync(context, resource, patcher.Patch(resource, info, RequestBody.MediaType(context.Request), body, options));
    }

    private async Task DeleteAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var options = await DeleteOptionsAsync(context);
        var removed = remover.Delete(resource, info.Namespace, info.Name, options, DryRun(context, options));
        var body = removed.Gone ? Statuses.Success(Statuses.Details(resource.Type, info.Name, removed.Object.At("metadata", "uid")?.Text)) : removed.Object;
        await Answer.JsonAsync(context, 200, body);
    }

    private async Task DeleteAllAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var options = await DeleteOptionsAsync(context);
        var ns = resource.Type.Namespaced && info.Namespace.Length > 0 ? info.Namespace : null;
        var listing = store.List(resource.Type.Id, ns);
        var chosen = listing.Objects.Where(ListFilter.Read(context.Request.Query, resource.Type)).ToList();
        var removed = chosen.Select(found => (Value)remover.Delete(resource, found.Namespace, found.Name, options, DryRun(context, options)).Object).ToList();
        await Answer.JsonAsync(context, 200, MapValue.Of(
            ("kind", resource.Type.ListKind), ("apiVersion", resource.Type.ApiVersion), ("metadata", MapValue.Of(("resourceVersion", store.Version.ToString()))), ("items", new ListValue(removed))));
    }

    private static bool DryRun(HttpContext context, MapValue options) => WriteQuery.DryRun(context.Request.Query) || options["dryRun"]?.Items.Count > 0;

    private static async Task<MapValue> DeleteOptionsAsync(HttpContext context)
    {
        var options = (await RequestBody.ValueAsync(context.Request, context.RequestAborted))?.Value as MapValue ?? MapValue.Empty;
        var policy = context.Request.Query["propagationPolicy"].ToString();
        return policy.Length == 0 ? options : options.With("propagationPolicy", policy);
    }

    private static async Task<MapValue> BodyAsync(HttpContext context, ServedResource resource, RequestInfo info, WriteOptions options)
    {
        var read = await RequestBody.ValueAsync(context.Request, context.RequestAborted);
        var sent = read?.Value as MapValue ?? throw Refuse.BadRequest("the object provided is unrecognized (must be of type Object): couldn't get version/kind");
        if (read!.Duplicates.Count > 0 && options.FieldValidation == FieldValidation.Strict)
        {
            throw Refuse.BadRequest($"strict decoding error: {string.Join(", ", read.Duplicates.Select(path => $"duplicate field \"{path}\""))}");
        }

        SentObject.Check(resource, info, sent);
        return sent;
    }

    private static Task AnswerAsync(HttpContext context, ServedResource resource, Written written) =>
        Answer.JsonAsync(context, written.Code, written.Object.With("apiVersion", resource.Type.ApiVersion), resource.Warning is null ? written.Warnings : [resource.Warning, .. written.Warnings]);
}

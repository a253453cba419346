using Portal.Sandbox.Admission;
using Portal.Sandbox.Authorization;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The writing verbs: what was sent is read and checked against the address, then handed to the writer.</summary>
internal sealed class WriteEndpoint(ObjectWriter writer, ObjectRemover remover, Patcher patcher, Storage.ObjectStore store, IAccess access, ObjectAnswer answers)
{
    public Task HandleAsync(HttpContext context, UserIdentity user, ServedResource resource, RequestInfo info) => info.Verb switch
    {
        "create" when info.Name.Length == 0 || resource.IsCustom => CreateAsync(context, user, resource, info),
        "update" when info.Name.Length > 0 => UpdateAsync(context, user, resource, info),
        "patch" when info.Name.Length > 0 => PatchAsync(context, user, resource, info),
        "update" or "patch" when resource.IsCustom => throw Refuse.BadRequest("name must be provided"),
        "delete" when info.Subresource.Length == 0 => DeleteAsync(context, resource, info),
        "deletecollection" when resource.Type.Plural != "namespaces" => DeleteAllAsync(context, resource, info),
        _ => throw Refuse.MethodNotAllowed(),
    };

    private async Task CreateAsync(HttpContext context, UserIdentity user, ServedResource resource, RequestInfo info)
    {
        var options = WriteQuery.Read(context.Request, info.Subresource, WriteVerb.Create) with { User = user };
        var sent = await SentObject.ReadAsync(context.Request, resource, info, options);
        await AnswerAsync(context, resource, writer.Create(resource, info.Namespace, sent, options));
    }

    private async Task UpdateAsync(HttpContext context, UserIdentity user, ServedResource resource, RequestInfo info)
    {
        var options = WriteQuery.Read(context.Request, info.Subresource, WriteVerb.Update) with { User = user };
        var sent = await SentObject.ReadAsync(context.Request, resource, info, options);
        SentObject.CheckName(info, sent);
        var isNew = resource.Type.Plural == "leases" && store.Get(resource.Type.Id, info.Namespace, info.Name) is null;
        await AnswerAsync(context, resource, isNew
            ? writer.Create(resource, info.Namespace, sent.Without("metadata", "resourceVersion"), options)
            : writer.Update(resource, info.Namespace, info.Name, options, _ => sent));
    }

    private async Task PatchAsync(HttpContext context, UserIdentity user, ServedResource resource, RequestInfo info)
    {
        var mediaType = RequestBody.MediaType(context.Request);
        Patcher.CheckMediaType(resource, mediaType);
        var isApply = Patcher.IsApply(mediaType);
        var options = WriteQuery.Read(context.Request, info.Subresource, isApply ? WriteVerb.Apply : WriteVerb.Patch) with { User = user };
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        if (isApply && store.Get(resource.Type.Id, resource.Type.Namespaced ? info.Namespace : null, info.Name) is null)
        {
            access.Check(user, info with { Verb = "create" });
        }

        await AnswerAsync(context, resource, patcher.Patch(resource, info, mediaType, body, options));
    }

    private async Task DeleteAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var options = await DeleteQuery.ReadAsync(context.Request);
        var removed = remover.Delete(resource, info.Namespace, info.Name, options, DeleteQuery.IsDry(options));
        if (removed.Gone)
        {
            await Answer.JsonAsync(context, 200, Statuses.Success(Statuses.Details(resource.Type, info.Name, removed.Object.At("metadata", "uid")?.Text)));
            return;
        }

        await answers.OneAsync(context, 200, resource, removed.Object, null);
    }

    private async Task DeleteAllAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        var options = await DeleteQuery.ReadAsync(context.Request);
        var listing = store.List(resource.Type.Id, resource.Type.Namespaced && info.Namespace.Length > 0 ? info.Namespace : null);
        var chosen = listing.Objects.Where(ListFilter.Read(context.Request.Query, resource)).ToList();
        foreach (var found in chosen)
        {
            try
            {
                remover.Delete(resource, found.Namespace, found.Name, options, DeleteQuery.IsDry(options));
            }
            catch (RefusedException refused) when (refused.Code == 404)
            {
                // Somebody else was quicker.
            }
        }

        await answers.ListAsync(context, resource, new(chosen, store.Version, null, null));
    }

    private Task AnswerAsync(HttpContext context, ServedResource resource, Written written) =>
        answers.OneAsync(context, written.Code, resource, written.Object, resource.Warning is null ? written.Warnings : [resource.Warning, .. written.Warnings]);
}

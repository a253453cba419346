using Portal.Sandbox.Admission;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary><see cref="ILocalApi"/> on the server's own writer and store.</summary>
internal sealed class LocalApi(
    ObjectStore store, ResourceRegistry registry, ObjectWriter writer, ObjectRemover remover, Patcher patcher, string manager = "sandbox") : ILocalApi
{
    private WriteOptions Options { get; } = new(manager) { FieldValidation = FieldValidation.Ignore };

    public ILocalApi As(string manager) => new LocalApi(store, registry, writer, remover, patcher, manager);

    public bool Serves(string apiVersion, string kind) => registry.FindKind(apiVersion, kind) is not null;

    public Task<Reply> GetAsync(string apiVersion, string kind, string? ns, string name, CancellationToken token) => Answer(() =>
    {
        var resource = Find(apiVersion, kind);
        var found = store.Get(resource.Type.Id, resource.Type.Namespaced ? ns : null, name) ?? throw Refuse.NotFound(resource.Type, name);
        return new(200, Versions.Of(found, resource));
    });

    public Task<IReadOnlyList<MapValue>> ListAsync(string apiVersion, string kind, string? ns, CancellationToken token) =>
        Task.FromResult<IReadOnlyList<MapValue>>(registry.FindKind(apiVersion, kind) is { } resource
            ? [.. store.List(resource.Type.Id, ns).Objects.Select(found => Versions.Of(found, resource))]
            : []);

    public Task<Reply> CreateAsync(MapValue obj, CancellationToken token) => Answer(() => Written(writer.Create(Find(obj), Namespace(obj), obj, Options)));

    public Task<Reply> UpdateAsync(MapValue obj, CancellationToken token) =>
        Answer(() => Written(writer.Update(Find(obj), Namespace(obj), Name(obj), Options with { Verb = WriteVerb.Patch }, _ => obj)));

    public Task<Reply> UpdateStatusAsync(MapValue obj, CancellationToken token) =>
        Answer(() => Written(writer.Update(Find(obj), Namespace(obj), Name(obj), Options with { Verb = WriteVerb.Patch, Subresource = "status" }, before => WithStatus(before, obj))));

    public Task<Reply> DeleteAsync(string apiVersion, string kind, string? ns, string name, CancellationToken token) =>
        DeleteAsync(apiVersion, kind, ns, name, "Background", token);

    public Task<Reply> DeleteAsync(string apiVersion, string kind, string? ns, string name, string policy, CancellationToken token) =>
        Answer(() => new(200, remover.Delete(Find(apiVersion, kind), ns, name, MapValue.Of(("propagationPolicy", policy)), dryRun: false).Object));

    public Task<Reply> DeleteAsReadAsync(MapValue read, CancellationToken token)
    {
        var preconditions = MapValue.Of(("uid", read.At("metadata", "uid")), ("resourceVersion", read.At("metadata", "resourceVersion")));
        return Answer(() => new(200, remover.Delete(Find(read), Namespace(read), Name(read), MapValue.Of(("propagationPolicy", "Background"), ("preconditions", preconditions)), dryRun: false).Object));
    }

    public Task<Reply> DeleteNowAsync(string apiVersion, string kind, string? ns, string name, CancellationToken token) =>
        Answer(() => new(200, remover.Delete(Find(apiVersion, kind), ns, name, MapValue.Of(("gracePeriodSeconds", 0)), dryRun: false).Object));

    public Task<Reply> FinalizeAsync(MapValue ns, CancellationToken token) =>
        Answer(() => Written(writer.Update(Find(ns), null, Name(ns), Options with { Verb = WriteVerb.Patch, Subresource = "finalize" }, _ => ns)));

    public Task<Reply> ApplyAsync(MapValue obj, string applier, bool force, CancellationToken token) => Answer(() =>
    {
        var resource = Find(obj);
        var info = new RequestInfo { Verb = "patch", Path = "", Namespace = Namespace(obj) ?? "", Name = Name(obj), Resource = resource.Type.Plural };
        return Written(patcher.Apply(resource, info, obj, Options with { Manager = applier, Force = force }));
    });

    private static Task<Reply> Answer(Func<Reply> work)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (RefusedException refused)
        {
            return Task.FromResult(new Reply(refused.Code, refused.Status));
        }
    }

    /// <summary>Only the status is the caller's: who owns which field may have changed since the object was read. A version that is given must be the newest.</summary>
    private static MapValue WithStatus(MapValue before, MapValue obj)
    {
        var next = obj["status"] is { } status ? before.With("status", status) : before.Without("status");
        return obj.At("metadata", "resourceVersion") is { } version ? next.With(["metadata", "resourceVersion"], version) : next;
    }

    private static Reply Written(Written written) => new(written.Code, written.Object);

    private ServedResource Find(MapValue obj) => Find(obj["apiVersion"]?.Text ?? "", obj["kind"]?.Text ?? "");

    private ServedResource Find(string apiVersion, string kind) => registry.FindKind(apiVersion, kind) ?? throw Refuse.NoSuchResource();

    private static string? Namespace(MapValue obj) => obj.At("metadata", "namespace")?.Text;

    private static string Name(MapValue obj) => obj.At("metadata", "name")?.Text ?? "";
}

using System.Text.Json;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>
/// Single calls to the API server: objects go in and come out as JSON. Without a caller a call is made in the connection's own name.
/// Nothing is retried; a lost answer of a create is for the caller to find out.
/// </summary>
public sealed class ResourceClient(KubeConnection connection, TimeProvider time)
{
    private readonly ApiWire _wire = new(connection, time);

    public Task<ApiOutcome> GetAsync(ObjectKey key, CallerIdentity? caller, CancellationToken cancellation) =>
        _wire.CallAsync(ApiWire.Get(ApiPath.Object(key).ToString()), caller, cancellation);

    /// <summary>One page, or everything. Null for the namespace lists all of them.</summary>
    public Task<ApiOutcome> ListAsync(ResourceType type, string? ns, ListOptions? options, CallerIdentity? caller, CancellationToken cancellation)
    {
        var path = ApiPath.Collection(type, ns)
            .With("labelSelector", options?.LabelSelector)
            .With("fieldSelector", options?.FieldSelector)
            .With("limit", options?.Limit?.ToString())
            .With("continue", options?.Continue);
        return _wire.CallAsync(ApiWire.Get(path.ToString()), caller, cancellation);
    }

    public Task<ApiOutcome> CreateAsync(
        ResourceType type,
        string? ns,
        ReadOnlyMemory<byte> body,
        WriteOptions options,
        CallerIdentity? caller,
        CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Post, ApiPath.Collection(type, ns), body, "application/json", options, caller, cancellation);

    /// <summary>Replaces the object; the body carries the resourceVersion that it replaces.</summary>
    public Task<ApiOutcome> UpdateAsync(
        ObjectKey key,
        ReadOnlyMemory<byte> body,
        WriteOptions options,
        CallerIdentity? caller,
        CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Put, ApiPath.Object(key, options.Subresource), body, "application/json", options, caller, cancellation);

    public Task<ApiOutcome> PatchAsync(
        ObjectKey key,
        PatchKind kind,
        ReadOnlyMemory<byte> body,
        WriteOptions options,
        CallerIdentity? caller,
        CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Patch, ApiPath.Object(key, options.Subresource), body, MediaType(kind), options, caller, cancellation);

    /// <summary>
    /// Server-side apply (KEP-555). A <c>metadata.resourceVersion</c> in the body makes it refuse an object that changed since; fields of other
    /// managers make a conflict with one cause each, unless forced.
    /// </summary>
    public Task<ApiOutcome> ApplyAsync(
        ObjectKey key,
        ReadOnlyMemory<byte> body,
        WriteOptions options,
        CallerIdentity? caller,
        CancellationToken cancellation)
    {
        var path = ApiPath.Object(key, options.Subresource).With("force", options.Force ? "true" : null);
        // JSON is YAML, so this media type takes it; the newer apply-patch+json is not known to every server.
        return WriteAsync(HttpMethod.Patch, path, body, "application/apply-patch+yaml", options, caller, cancellation);
    }

    public Task<ApiOutcome> DeleteAsync(ObjectKey key, DeleteOptions options, CallerIdentity? caller, CancellationToken cancellation)
    {
        var path = ApiPath.Object(key).With("dryRun", options.DryRun ? "All" : null);
        return _wire.CallAsync(ApiWire.Request(HttpMethod.Delete, path.ToString(), DeleteBody.Write(options)), caller, cancellation);
    }

    /// <summary>Opens the log of a pod's container, each line with its time before it. The caller disposes it.</summary>
    public Task<LogOutcome> OpenLogAsync(ObjectKey pod, LogOptions options, CallerIdentity? caller, CancellationToken cancellation)
    {
        var path = ApiPath.Object(pod, "log")
            .With("container", options.Container)
            .With("tailLines", options.TailLines?.ToString())
            .With("sinceTime", options.Since?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"))
            .With("follow", options.Follow ? "true" : null)
            .With("previous", options.Previous ? "true" : null)
            .With("timestamps", "true");
        var request = ApiWire.Get(path.ToString());
        request.Headers.Accept.Clear();
        request.Headers.Accept.ParseAdd("text/plain, application/json, */*");
        return _wire.OpenAsync(request, caller, cancellation);
    }

    /// <summary>Any GET below the server's root that answers JSON, <c>version</c> or a metrics API for instance. The path is the program's, never a person's.</summary>
    public Task<ApiOutcome> GetPathAsync(string path, CallerIdentity? caller, CancellationToken cancellation) =>
        _wire.CallAsync(ApiWire.Get(path.TrimStart('/')), caller, cancellation);

    /// <summary>Any POST of JSON below the server's root, for reviews and other answers that are no objects.</summary>
    public Task<ApiOutcome> PostPathAsync(string path, JsonElement body, CallerIdentity? caller, CancellationToken cancellation) =>
        _wire.CallAsync(
            ApiWire.Request(HttpMethod.Post, path.TrimStart('/'), JsonSerializer.SerializeToUtf8Bytes(body)), caller, cancellation);

    private Task<ApiOutcome> WriteAsync(
        HttpMethod method,
        ApiPath path,
        ReadOnlyMemory<byte> body,
        string mediaType,
        WriteOptions options,
        CallerIdentity? caller,
        CancellationToken cancellation)
    {
        path.With("fieldManager", options.FieldManager)
            .With("fieldValidation", options.FieldValidation.ToString())
            .With("dryRun", options.DryRun ? "All" : null);
        return _wire.CallAsync(ApiWire.Request(method, path.ToString(), body, mediaType), caller, cancellation);
    }

    private static string MediaType(PatchKind kind) => kind switch
    {
        PatchKind.Merge => "application/merge-patch+json",
        PatchKind.Json => "application/json-patch+json",
        _ => "application/strategic-merge-patch+json",
    };
}

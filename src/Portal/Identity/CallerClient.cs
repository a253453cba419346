using System.Text.Json;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Identity;

/// <summary>The API server in one person's name: every write, every Secret and every access review goes through here. Guests have none.</summary>
public sealed class CallerClient(ResourceClient client, CallerIdentity? identity)
{
    public Task<ApiOutcome> GetAsync(ObjectKey key, CancellationToken token) => client.GetAsync(key, identity, token);

    public Task<ApiOutcome> ListAsync(ResourceType type, string? ns, ListOptions? options, CancellationToken token) => client.ListAsync(type, ns, options, identity, token);

    public Task<ApiOutcome> CreateAsync(ResourceType type, string? ns, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken token) =>
        client.CreateAsync(type, ns, body, options, identity, token);

    public Task<ApiOutcome> UpdateAsync(ObjectKey key, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken token) =>
        client.UpdateAsync(key, body, options, identity, token);

    public Task<ApiOutcome> PatchAsync(ObjectKey key, PatchKind kind, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken token) =>
        client.PatchAsync(key, kind, body, options, identity, token);

    /// <inheritdoc cref="ResourceClient.ApplyAsync"/>
    public Task<ApiOutcome> ApplyAsync(ObjectKey key, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken token) =>
        client.ApplyAsync(key, body, options, identity, token);

    public Task<ApiOutcome> DeleteAsync(ObjectKey key, DeleteOptions options, CancellationToken token) => client.DeleteAsync(key, options, identity, token);

    /// <inheritdoc cref="ResourceClient.OpenLogAsync"/>
    public Task<LogOutcome> OpenLogAsync(ObjectKey pod, LogOptions options, CancellationToken token) => client.OpenLogAsync(pod, options, identity, token);

    /// <inheritdoc cref="ResourceClient.GetPathAsync"/>
    public Task<ApiOutcome> GetPathAsync(string path, CancellationToken token) => client.GetPathAsync(path, identity, token);

    /// <inheritdoc cref="ResourceClient.PostPathAsync"/>
    public Task<ApiOutcome> PostPathAsync(string path, JsonElement body, CancellationToken token) => client.PostPathAsync(path, body, identity, token);
}

using System.Text.Json;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>
/// Which kinds the API server serves: the plain discovery documents (/api/v1, /apis and one list a version). A group whose list fails is what it
/// was before, so that one broken aggregated API hides nothing else (KEP-3352's stale groups).
/// </summary>
public sealed class Discovery(KubeConnection connection, TimeProvider time)
{
    private readonly ApiWire _wire = new(connection, time);

    /// <summary>
    /// Every kind in every version. Throws as <see cref="ResourceClient"/> does where the server does not answer at all, and where it refuses to say
    /// which groups there are.
    /// </summary>
    public Task<IReadOnlyList<ServedType>> ReadAsync(CancellationToken cancellation) => ReadAsync([], cancellation);

    /// <inheritdoc cref="ReadAsync(CancellationToken)"/>
    /// <param name="before">What was served at the last reading.</param>
    public async Task<IReadOnlyList<ServedType>> ReadAsync(IReadOnlyList<ServedType> before, CancellationToken cancellation)
    {
        if (await _wire.CallAsync(ApiWire.Get("apis"), null, cancellation) is not Accepted accepted)
        {
            throw new HttpRequestException("The API server does not say which groups it serves.");
        }

        List<(string Path, bool Preferred)> versions = [("api/v1", true), .. accepted.Body.Items("groups").SelectMany(VersionsOf)];
        var types = new List<ServedType>();
        foreach (var chunk in versions.Chunk(16))
        {
            var lists = await Task.WhenAll(chunk.Select(version => ListAsync(version.Path, version.Preferred, before, cancellation)));
            types.AddRange(lists.SelectMany(list => list));
        }

        return types;
    }

    private static IEnumerable<(string Path, bool Preferred)> VersionsOf(JsonElement group)
    {
        var preferred = group.TryGetProperty("preferredVersion", out var version) ? version.Text("groupVersion") : null;
        return group.Items("versions").Select(item => item.Text("groupVersion") ?? "").Select(name => ($"apis/{name}", name == preferred));
    }

    private async Task<IReadOnlyList<ServedType>> ListAsync(string path, bool preferred, IReadOnlyList<ServedType> before, CancellationToken cancellation)
    {
        var answer = await _wire.CallAsync(ApiWire.Get(path), null, cancellation);
        if (answer is not Accepted accepted)
        {
            var gone = answer is Refused { Status.IsNotFound: true };
            return gone ? [] : [.. before.Where(served => $"api{(served.Type.Group.Length == 0 ? "" : "s")}/{served.Type.ApiVersion}" == path)];
        }

        var (group, version) = Split(accepted.Body.Text("groupVersion") ?? "");
        return [.. accepted.Body.Items("resources").Where(item => item.Text("name")?.Contains('/') == false).Select(item => One(item, group, version, preferred))];
    }

    private static ServedType One(JsonElement item, string group, string version, bool preferred)
    {
        var namespaced = item.TryGetProperty("namespaced", out var flag) && flag.ValueKind == JsonValueKind.True;
        return new(new(group, version, item.Text("name") ?? "", item.Text("kind") ?? "", namespaced), item.Texts("categories"), item.Texts("verbs"), preferred);
    }

    private static (string Group, string Version) Split(string groupVersion) =>
        groupVersion.Split('/') is [var group, var version] ? (group, version) : ("", groupVersion);
}

using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Connections;

/// <summary>The names in a Secret, never its values.</summary>
/// <param name="Secret">Null where nothing says where the credentials are.</param>
/// <param name="Version">The Secret's resourceVersion; null where it was not read.</param>
/// <param name="Why">Why it could not be read, for the person: no right, not there yet, no answer.</param>
public sealed record SecretKeys(ObjectKey? Secret, string? Version, LiveList<ConnectionKey> Keys, string? Why)
{
    /// <summary>The names that are in the Secret.</summary>
    public IEnumerable<string> Present => Keys.Where(key => key.State == KeyState.Present).Select(key => key.Name);

    public bool IsComplete => Version is not null && Keys.All(key => key.State == KeyState.Present);
}

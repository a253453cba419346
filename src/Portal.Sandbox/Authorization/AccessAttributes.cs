using Portal.Sandbox.Server;

namespace Portal.Sandbox.Authorization;

/// <summary>What somebody wants to do (authorizer.Attributes). <paramref name="Path"/> is set for paths outside the resources.</summary>
internal sealed record AccessAttributes(
    UserIdentity User, string Verb, string Group, string Resource, string Subresource, string Namespace, string Name, string? Path)
{
    // What is asked of a proxied service is no part of the right to reach it: services/proxy, whatever the path.
    public static AccessAttributes Of(UserIdentity user, RequestInfo info) =>
        new(user, info.Verb, info.Group, info.Resource, info.Subresource.Split('/')[0], info.Namespace, info.SelectedName, info.IsResource ? null : info.Path);

    /// <summary>The reason in a Forbidden answer, as the API server words it.</summary>
    public string Denial()
    {
        var user = $"User \"{User.Name}\" cannot {Verb}";
        if (Path is not null)
        {
            return $"{user} path \"{Path}\"";
        }

        var resource = Subresource.Length == 0 ? Resource : $"{Resource}/{Subresource}";
        var place = Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace \"{Namespace}\"";
        return $"{user} resource \"{resource}\" in API group \"{Group}\" {place}";
    }
}

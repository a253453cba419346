using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>The subresources that a resource has.</summary>
internal static class Subresources
{
    private static readonly string[] Changing = ["get", "patch", "update"];
    private static readonly string[] Proxied = ["create", "delete", "get", "patch", "update"];

    public static IEnumerable<Subresource> Of(ResourceType type)
    {
        if (type is { Group: "", Plural: "namespaces" })
        {
            yield return new("finalize", "", "", type.Kind, ["update"]);
        }

        if (type.HasStatus)
        {
            yield return new("status", "", "", type.Kind, Changing);
        }

        if (type.HasScale)
        {
            yield return new("scale", "autoscaling", "v1", "Scale", Changing);
        }

        if (type.Group.Length > 0)
        {
            yield break;
        }

        switch (type.Plural)
        {
            case "pods":
                yield return new("log", "", "", "Pod", ["get"]);
                break;
            case "services":
                yield return new("proxy", "", "", "ServiceProxyOptions", Proxied);
                break;
            case "serviceaccounts":
                yield return new("token", "authentication.k8s.io", "v1", "TokenRequest", ["create"]);
                break;
        }
    }
}

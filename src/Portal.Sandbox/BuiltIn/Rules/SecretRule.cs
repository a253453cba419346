using System.Text;
using Portal.Sandbox.Admission;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>Secrets: stringData becomes data, keys are checked, some types need certain keys, an immutable Secret keeps its data.</summary>
internal sealed class SecretRule : IKindRule
{
    private static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["kubernetes.io/tls"] = ["tls.crt", "tls.key"],
        ["kubernetes.io/dockerconfigjson"] = [".dockerconfigjson"],
        ["kubernetes.io/dockercfg"] = [".dockercfg"],
        ["kubernetes.io/ssh-auth"] = ["ssh-privatekey"],
    };

    public MapValue Prepare(AdmissionRequest request)
    {
        var secret = request.Object;
        var data = secret["data"] as MapValue ?? MapValue.Empty;
        data = (secret["stringData"]?.Members ?? []).Aggregate(data, (all, pair) => all.With(pair.Key, Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value.Text ?? ""))));
        secret = secret.Without("stringData");
        return data.Count == 0 ? secret : secret.With("data", new MapValue(data.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal)));
    }

    public IEnumerable<FieldError> Validate(AdmissionRequest request) =>
    [
        .. DataKeys.Errors(request.Object["data"], "data"),
        .. Missing(request.Object),
        .. FrozenData.Errors(request, ["data"]),
    ];

    private static IEnumerable<FieldError> Missing(MapValue secret)
    {
        var type = secret["type"]?.Text ?? "";
        var data = secret["data"];
        foreach (var key in Needed.GetValueOrDefault(type, []).Where(key => data?[key] is null))
        {
            yield return new(FieldPath.Of("data").Key(key), FieldErrorKind.FieldValueRequired, "Required value");
        }

        if (type == "kubernetes.io/basic-auth" && data?["username"] is null && data?["password"] is null)
        {
            yield return new(FieldPath.Of("data").Key("username"), FieldErrorKind.FieldValueRequired, "Required value");
            yield return new(FieldPath.Of("data").Key("password"), FieldErrorKind.FieldValueRequired, "Required value");
        }

        if (type == "kubernetes.io/service-account-token" && string.IsNullOrEmpty(secret.At("metadata", "annotations", "kubernetes.io/service-account.name")?.Text))
        {
            yield return new(FieldPath.Of("metadata", "annotations").Key("kubernetes.io/service-account.name"), FieldErrorKind.FieldValueRequired, "Required value");
        }
    }
}

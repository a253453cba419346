using Portal.Sandbox.Authorization;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Questions about identity and rights: answered at once, never stored.</summary>
internal sealed class ReviewEndpoint(RbacAuthorizer authorizer, RbacRules rules, Authenticator authenticator, TimeProvider time)
{
    public async Task HandleAsync(HttpContext context, UserIdentity user, RequestInfo info, ResourceType type)
    {
        if (info.Verb != "create")
        {
            throw Refuse.MethodNotAllowed();
        }

        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var sent = RequestBody.Parse(body, RequestBody.MediaType(context.Request), type.Kind).Value as MapValue ?? MapValue.Empty;
        var status = type.Kind switch
        {
            "SelfSubjectReview" => MapValue.Of(("userInfo", UserInfo(user))),
            "TokenReview" => TokenStatus(sent),
            "SelfSubjectRulesReview" => RulesStatus(user, sent.At("spec", "namespace")?.Text),
            "SelfSubjectAccessReview" => AccessStatus(user, sent["spec"]),
            _ => AccessStatus(Named(sent["spec"]), sent["spec"]),
        };
        await Answer.JsonAsync(context, 201, MapValue.Of(
            ("kind", type.Kind), ("apiVersion", type.ApiVersion), ("metadata", MetadataOf(sent, type)), ("spec", sent["spec"]), ("status", status)));
    }

    private MapValue MetadataOf(MapValue sent, ResourceType type)
    {
        var metadata = (sent["metadata"] as MapValue ?? MapValue.Empty).Without("creationTimestamp");
        return type.Kind == "SelfSubjectReview" ? metadata.With("creationTimestamp", Clock.Stamp(time)) : metadata;
    }

    private MapValue AccessStatus(UserIdentity user, Value? spec)
    {
        var wanted = spec?["resourceAttributes"] is { } resource
            ? new AccessAttributes(user, Text(resource, "verb"), Text(resource, "group"), Text(resource, "resource"), Text(resource, "subresource"), Text(resource, "namespace"), Text(resource, "name"), null)
            : new AccessAttributes(user, Text(spec?["nonResourceAttributes"], "verb"), "", "", "", "", "", Text(spec?["nonResourceAttributes"], "path"));
        var decision = authorizer.Decide(wanted);
        return MapValue.Of(("allowed", decision.Allowed), ("reason", decision.Reason.Length == 0 ? null : decision.Reason));
    }

    private MapValue RulesStatus(UserIdentity user, string? ns)
    {
        if (string.IsNullOrEmpty(ns))
        {
            throw Refuse.BadRequest("no namespace on request");
        }

        var all = user.IsMaster ? [MastersRule, MastersPaths] : rules.Of(user, ns).Select(granted => granted.Rule).ToList();
        return MapValue.Of(
            ("resourceRules", Picked(all.Where(rule => rule["nonResourceURLs"] is null), "verbs", "apiGroups", "resources", "resourceNames")),
            ("nonResourceRules", Picked(all.Where(rule => rule["nonResourceURLs"] is not null), "verbs", "nonResourceURLs")),
            ("incomplete", false));
    }

    private static Value MastersRule { get; } = MapValue.Of(("verbs", new ListValue(["*"])), ("apiGroups", new ListValue(["*"])), ("resources", new ListValue(["*"])));

    private static Value MastersPaths { get; } = MapValue.Of(("verbs", new ListValue(["*"])), ("nonResourceURLs", new ListValue(["*"])));

    private static ListValue Picked(IEnumerable<Value> rules, params string[] keys) =>
        new([.. rules.Select(rule => (Value)new MapValue(rule.Members.Where(pair => keys.Contains(pair.Key))))]);

    private MapValue TokenStatus(MapValue sent) => authenticator.Find(sent.At("spec", "token")?.Text ?? "") is { } found
        ? MapValue.Of(("authenticated", true), ("user", UserInfo(found)))
        : MapValue.Of(("user", MapValue.Empty), ("error", "[invalid bearer token]"));

    private static MapValue UserInfo(UserIdentity user) => MapValue.Of(
        ("username", user.Name), ("uid", user.Uid), ("groups", Texts(user.Groups)),
        ("extra", user.Extra.Count == 0 ? null : new MapValue(user.Extra.Select(pair => KeyValuePair.Create(pair.Key, (Value)Texts(pair.Value))))));

    private static UserIdentity Named(Value? spec) => UserIdentity.Of(Text(spec, "user"), [.. (spec?["groups"]?.Items ?? []).Select(item => item.Text ?? "")]);

    private static ListValue Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (Value)text)]);

    private static string Text(Value? value, string key) => value?[key]?.Text ?? "";
}

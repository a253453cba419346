using System.Security.Cryptography;
using Portal.Sandbox.Admission;
using Portal.Sandbox.Authorization;
using Portal.Sandbox.Storage;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>serviceaccounts/NAME/token (authentication.k8s.io TokenRequest): a bearer token of the account, until it expires.</summary>
internal sealed class TokenEndpoint(ObjectStore store, Authenticator authenticator, TimeProvider time)
{
    private const long Usual = 3600;
    private const long Shortest = 600;
    private const long Longest = 1L << 32;

    public async Task HandleAsync(HttpContext context, ServedResource resource, RequestInfo info)
    {
        if (info.Verb != "create")
        {
            throw Refuse.MethodNotAllowed();
        }

        var account = store.Get(resource.Type.Id, info.Namespace, info.Name) ?? throw Refuse.NotFound(resource.Type, info.Name);
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var sent = RequestBody.Parse(body, RequestBody.MediaType(context.Request), "TokenRequest").Value as MapValue ?? MapValue.Empty;
        var seconds = Lifetime(sent);
        var expires = time.GetUtcNow().AddSeconds(seconds);
        var user = $"system:serviceaccount:{info.Namespace}:{info.Name}";
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        authenticator.Add(token, UserIdentity.Of(user, ServiceAccounts.GroupsOf(user)) with { Uid = account.Uid }, expires);
        await Answer.JsonAsync(context, 201, MapValue.Of(
            ("kind", "TokenRequest"), ("apiVersion", "authentication.k8s.io/v1"),
            ("metadata", MapValue.Of(("name", info.Name), ("namespace", info.Namespace), ("creationTimestamp", Clock.Stamp(time)))),
            ("spec", (sent["spec"] as MapValue ?? MapValue.Empty).With("expirationSeconds", seconds)),
            ("status", MapValue.Of(("token", token), ("expirationTimestamp", Clock.Stamp(expires))))));
    }

    private static long Lifetime(MapValue sent)
    {
        if (sent.At("spec", "expirationSeconds") is not NumberValue { AsInteger: { } seconds })
        {
            return Usual;
        }

        var why = seconds < Shortest ? "may not specify a duration less than 10 minutes" : seconds > Longest ? "may not specify a duration larger than 2^32 seconds" : null;
        return why is null ? seconds : throw Refuse.Invalid(new("authentication.k8s.io", "v1", "TokenRequest", "", false), "",
            [new(FieldPath.Of("spec", "expirationSeconds"), FieldErrorKind.FieldValueInvalid, $"Invalid value: {seconds}: {why}")]);
    }
}

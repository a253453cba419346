using System.Text.Json;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Platform;

/// <summary>Asks the API server about the portal's own account (SelfSubjectReview, SelfSubjectAccessReview, SelfSubjectRulesReview).</summary>
internal sealed class AccountReader(ResourceClient client, CallerIdentities identities)
{
    private const int AtOnce = 8;

    public async Task<AccountReport> ReadAsync(IReadOnlyCollection<WatchedKind> watched, CancellationToken token)
    {
        try
        {
            var self = await AskAsync("authentication.k8s.io/v1", "SelfSubjectReview", MapValue.Empty, token);
            var needed = NeededRights.Of(watched, identities.Mode != IdentityMode.Local).ToList();
            var answers = new List<RightAnswer>();
            foreach (var chunk in needed.Chunk(AtOnce))
            {
                answers.AddRange(await Task.WhenAll(chunk.Select(right => AnswerAsync(right, token))));
            }

            var rules = await AskAsync("authorization.k8s.io/v1", "SelfSubjectRulesReview", MapValue.Of(("namespace", "default")), token);
            return new(
                self?.At("status", "userInfo", "username")?.Text ?? "unknown",
                new(Texts(self?.At("status", "userInfo", "groups"))),
                new(answers),
                new((rules?.At("status", "resourceRules")?.Items ?? []).Select(RuleWords.Of).Distinct()),
                rules?.At("status", "incomplete") is BoolValue { Flag: true },
                null);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return new("unknown", new([]), new([]), new([]), false, "The API server does not answer.");
        }
    }

    private async Task<RightAnswer> AnswerAsync(NeededRight right, CancellationToken token)
    {
        var attributes = MapValue.Of(("verb", right.Verb), ("group", right.Group), ("resource", right.Resource));
        var review = await AskAsync("authorization.k8s.io/v1", "SelfSubjectAccessReview", MapValue.Of(("resourceAttributes", attributes)), token);
        return new(right, (review?.At("status", "allowed") as BoolValue)?.Flag);
    }

    private async Task<Value?> AskAsync(string apiVersion, string kind, MapValue spec, CancellationToken token)
    {
        var body = MapValue.Of(("apiVersion", apiVersion), ("kind", kind));
        var sent = JsonElement.Parse(ValueWriter.ToUtf8(spec.Count == 0 ? body : body.With("spec", spec)));
        return await client.PostPathAsync($"apis/{apiVersion}/{kind.ToLowerInvariant()}s", sent, null, token) is Accepted accepted ? ValueReader.Parse(accepted.Utf8) : null;
    }

    private static IEnumerable<string> Texts(Value? list) => (list?.Items ?? []).Select(item => item.Text).OfType<string>();
}

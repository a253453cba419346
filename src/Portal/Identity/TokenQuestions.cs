using System.Text.Json;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;

namespace Portal.Identity;

/// <summary>Asks the API server whom a token means, with that token itself (SelfSubjectReview); answers are kept for 30 s.</summary>
internal sealed class TokenQuestions(ResourceClient client, TokenAnswers answers, TimeProvider time)
{
    private const string Path = "apis/authentication.k8s.io/v1/selfsubjectreviews";

    public async Task<TokenVerdict> WhoAsync(string token, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (answers.Find(token, now) is { } known)
        {
            return new TokenVerdict.Means(known);
        }

        try
        {
            return await client.PostPathAsync(Path, UserInfo.Question, CallerIdentity.WithToken("token", token), cancellation) switch
            {
                Accepted accepted when UserInfo.Read(accepted.Body) is { } caller =>
                    new TokenVerdict.Means(answers.Keep(token, new(caller.User, caller.Groups, caller.Uid, caller.Extra) { Token = token }, now)),
                Refused { Status: { IsThrottled: true } or { Code: >= 500 } } => new TokenVerdict.Unknown(),
                _ => new TokenVerdict.Refused(),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return new TokenVerdict.Unknown();
        }
        catch (ArgumentException)
        {
            return new TokenVerdict.Refused();
        }
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Kubernetes.Client;

namespace Portal.Identity;

/// <summary>
/// Asks the API server what a person may do (SelfSubjectAccessReview in their name). Answers are kept for 30 s for buttons; commands ask anew
/// by being tried. An error counts as no.
/// </summary>
public sealed class AccessReviews(CallerClients clients, TimeProvider time)
{
    private const string Path = "apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private const int MostKept = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(Caller, AccessQuestion), (DateTimeOffset At, AccessAnswer Answer)> _answers = new();

    public async Task<AccessAnswer> MayAsync(Caller caller, AccessQuestion question, CancellationToken token)
    {
        if (caller.IsGuest)
        {
            return new(false, "Sign in first: a guest may change nothing.");
        }

        if (_answers.TryGetValue((caller, question), out var known) && time.GetUtcNow() - known.At < Kept)
        {
            return known.Answer;
        }

        var answer = await AskAsync(caller, question, token);
        if (_answers.Count > MostKept)
        {
            _answers.Clear();
        }

        _answers[(caller, question)] = (time.GetUtcNow(), answer);
        return answer;
    }

    private async Task<AccessAnswer> AskAsync(Caller caller, AccessQuestion question, CancellationToken token)
    {
        var body = JsonSerializer.SerializeToElement(new
        {
            apiVersion = "authorization.k8s.io/v1",
            kind = "SelfSubjectAccessReview",
            spec = new
            {
                resourceAttributes = new
                {
                    verb = question.Verb,
                    group = question.Type.Group,
                    version = question.Type.Version,
                    resource = question.Type.Plural,
                    subresource = question.Subresource ?? "",
                    @namespace = question.Namespace ?? "",
                    name = question.Name ?? "",
                },
            },
        });
        try
        {
            return await clients.For(caller).PostPathAsync(Path, body, token) is Accepted accepted
                ? Read(accepted.Body, question)
                : new(false, "The control plane did not say whether you may.");
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return new(false, "The control plane does not answer.");
        }
    }

    private static AccessAnswer Read(JsonElement review, AccessQuestion question)
    {
        var allowed = review.TryGetProperty("status", out var status) && status.TryGetProperty("allowed", out var flag) && flag.ValueKind == JsonValueKind.True;
        return new(allowed, allowed ? "" : Denied(question));
    }

    private static string Denied(AccessQuestion question) =>
        $"You may not {question.Verb} {question.Type.Plural}{(question.Namespace is null ? "" : $" in {question.Namespace}")}. Ask the platform team for the right.";
}

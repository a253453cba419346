using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Kubernetes.Client;

namespace Portal.Identity;

/// <summary>
/// Asks the API server what a person may do (SelfSubjectAccessReview in their name), one call however many ask at once. Answers are kept for
/// 30 s for buttons; commands ask anew by being tried. An error counts as no, and is asked again after 2 s.
/// </summary>
public sealed class AccessReviews(CallerClients clients, TimeProvider time)
{
    private const string Path = "apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private const int MostKept = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeptUnsure = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<(Caller, AccessQuestion), Asked> _answers = new();

    public async Task<AccessAnswer> MayAsync(Caller caller, AccessQuestion question, CancellationToken token)
    {
        if (caller.IsGuest)
        {
            return new(false, "Sign in first: a guest may change nothing.");
        }

        var now = time.GetUtcNow();
        var key = (caller, question);
        if (!_answers.TryGetValue(key, out var asked) || asked.IsOver(now))
        {
            Trim();
            var anew = new Asked(now, new(() => AskAsync(caller, question)));
            asked = _answers.AddOrUpdate(key, anew, (_, other) => other.IsOver(now) ? anew : other);
        }

        return await asked.Answer.Value.WaitAsync(token);
    }

    private void Trim()
    {
        if (_answers.Count > MostKept)
        {
            _answers.Clear();
        }
    }

    private async Task<AccessAnswer> AskAsync(Caller caller, AccessQuestion question)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            return await clients.For(caller).PostPathAsync(Path, Body(question), patience.Token) switch
            {
                Accepted accepted => Read(accepted.Body, question),
                Refused { Status.IsForbidden: true } => new(false, Denied(question)),
                _ => new(false, "The control plane did not say whether you may.") { Sure = false },
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or OperationCanceledException or JsonException)
        {
            return new(false, "The control plane does not answer.") { Sure = false };
        }
        catch (ArgumentException)
        {
            return new(false, "Your name or one of your groups is reserved by Kubernetes, so nothing can be done in it.");
        }
    }

    private static JsonElement Body(AccessQuestion question) => JsonSerializer.SerializeToElement(new
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

    private static AccessAnswer Read(JsonElement review, AccessQuestion question)
    {
        var allowed = review.TryGetProperty("status", out var status) && status.TryGetProperty("allowed", out var flag) && flag.ValueKind == JsonValueKind.True;
        return new(allowed, allowed ? "" : Denied(question));
    }

    private static string Denied(AccessQuestion question) =>
        $"You may not {question.Verb} {question.Type.Plural}{(question.Namespace is null ? "" : $" in {question.Namespace}")}. Ask the platform team for the right.";

    private sealed record Asked(DateTimeOffset At, Lazy<Task<AccessAnswer>> Answer)
    {
        public bool IsOver(DateTimeOffset now) =>
            Answer is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } done } && now - At >= (done.Result.Sure ? Kept : KeptUnsure);
    }
}

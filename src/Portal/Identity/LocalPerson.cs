using System.Text.Json;
using Portal.Kubernetes.Client;

namespace Portal.Identity;

/// <summary>The kubeconfig's own user, as the API server names them (SelfSubjectReview, asked again after a minute). Null while it does not say.</summary>
internal sealed class LocalPerson(ResourceClient client, TimeProvider time) : IDisposable
{
    private const string Path = "apis/authentication.k8s.io/v1/selfsubjectreviews";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private (Caller? Caller, DateTimeOffset At) _known = (null, DateTimeOffset.MinValue);

    public async Task<Caller?> FindAsync(CancellationToken token)
    {
        await _turn.WaitAsync(token);
        try
        {
            if (_known.Caller is null || time.GetUtcNow() - _known.At > Kept)
            {
                // Somebody who was known stays so while the control plane is away: their rights are reviewed anyhow.
                _known = (await AskAsync(token) ?? _known.Caller, time.GetUtcNow());
            }

            return _known.Caller;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<Caller?> AskAsync(CancellationToken token)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, patience.Token);
        try
        {
            return await client.PostPathAsync(Path, UserInfo.Question, null, either.Token) is Accepted accepted ? UserInfo.Read(accepted.Body) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return null;
        }
    }
}

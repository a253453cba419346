namespace Portal.Kubernetes.Cache;

/// <summary>How long to wait after so many failures in a row: 0.8 s doubling to 30 s, a fifth more or less at random so that clients do not march in step.</summary>
internal sealed class Backoff(Random random)
{
    private const double FirstSeconds = 0.8;
    private const double LongestSeconds = 30;

    public TimeSpan After(int failures)
    {
        var doublings = Math.Min(failures - 1, 10);
        var seconds = Math.Min(FirstSeconds * Math.Pow(2, doublings), LongestSeconds);
        return TimeSpan.FromSeconds(seconds * (0.8 + (0.4 * random.NextDouble())));
    }
}

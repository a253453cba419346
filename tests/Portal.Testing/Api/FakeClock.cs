namespace Portal.Testing.Api;

/// <summary>The one counter of resourceVersions that all kinds of a server share.</summary>
internal sealed class FakeClock
{
    private long _version = 1000;

    public long Now => Volatile.Read(ref _version);

    public long Next() => Interlocked.Increment(ref _version);
}

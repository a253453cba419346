namespace Portal.Connections;

/// <summary>The values, for whoever shows them to dispose of.</summary>
/// <param name="Version">The Secret's resourceVersion: another one means that the values are no longer these.</param>
internal sealed record Revealed(IReadOnlyList<RevealedKey> Keys, string Version) : RevealOutcome, IDisposable
{
    public void Dispose()
    {
        foreach (var key in Keys)
        {
            key.Value.Dispose();
        }
    }
}

namespace Portal.Sandbox.Server;

/// <summary>
/// Objects that are there from the start. Planted in the order of the list while the controllers already run and before the server listens;
/// also after a restart with kept state, so it creates what is missing and leaves the rest alone.
/// </summary>
internal interface ISeed
{
    Task PlantAsync(ILocalApi api, CancellationToken token);
}

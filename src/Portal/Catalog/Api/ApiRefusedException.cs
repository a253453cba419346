namespace Portal.Catalog.Api;

/// <summary>A request that the catalog's API refuses, in Backstage's words.</summary>
internal sealed class ApiRefusedException(int status, string name, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>Backstage's name of the error: InputError, NotFoundError.</summary>
    public string Name => name;

    public static ApiRefusedException Input(string message) => new(StatusCodes.Status400BadRequest, "InputError", message);

    public static ApiRefusedException NotFound(string message) => new(StatusCodes.Status404NotFound, "NotFoundError", message);
}

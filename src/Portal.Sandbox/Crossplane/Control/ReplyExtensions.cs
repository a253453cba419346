using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

internal static class ReplyExtensions
{
    /// <summary>The object that was asked for or written; null where it is gone.</summary>
    /// <exception cref="OutdatedException">It changed meanwhile.</exception>
    /// <exception cref="RefusedWriteException">The API server refused.</exception>
    public static MapValue? Taken(this Reply reply) => reply switch
    {
        { Ok: true } => reply.Body,
        { Code: 404 } => null,
        { Code: 409 } => throw new OutdatedException(),
        _ => throw new RefusedWriteException(reply.Body?["message"]?.Text ?? $"the server answered {reply.Code}"),
    };
}

using Microsoft.Extensions.Logging;

namespace Portal.Sandbox.Server;

/// <summary>What the parts of a sandbox are made from. <see cref="SandboxOptions.Speed"/> divides every simulated duration: see <see cref="Lasting"/>.</summary>
internal sealed record SandboxContext(SandboxOptions Options, TimeProvider Time, ILoggerFactory Logs, ILocalApi Api)
{
    /// <summary>What is served.</summary>
    public required ResourceRegistry Registry { get; init; }

    /// <summary>The certificate of the server's authority, as PEM.</summary>
    public required string Authority { get; init; }

    /// <summary>How long something takes here that takes so long in life.</summary>
    public TimeSpan Lasting(TimeSpan inLife) => inLife / Options.Speed;
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Which container's lines are wanted. With <paramref name="Follow"/> the lines go on until the reader goes away or the container ends.</summary>
/// <param name="Pod">The pod as it is stored now.</param>
/// <param name="Previous">The lines of the container's former run.</param>
internal sealed record PodLogQuery(MapValue Pod, string Container, bool Follow, bool Previous);

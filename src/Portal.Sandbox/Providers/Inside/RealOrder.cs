namespace Portal.Sandbox.Providers.Inside;

/// <param name="IsDue">Whether the time is over that its kind takes.</param>
/// <param name="Password">The password that goes into the connection secret; null where none is written.</param>
internal sealed record RealOrder(bool IsDue, string? Password);

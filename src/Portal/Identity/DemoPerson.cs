namespace Portal.Identity;

/// <summary>A person of the demo and what they are there to show.</summary>
public sealed record DemoPerson(Caller Caller, string Role);

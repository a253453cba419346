namespace Portal.Platform;

/// <summary>Something that the portal's own account does, or must not be able to do.</summary>
/// <param name="What">In words.</param>
/// <param name="Wanted">False for what it should not be allowed.</param>
public sealed record NeededRight(string What, string Verb, string Group, string Resource, bool Wanted, string WhatFor);

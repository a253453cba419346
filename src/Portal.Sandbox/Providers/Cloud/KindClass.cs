namespace Portal.Sandbox.Providers.Cloud;

/// <summary>How long a class of cloud resources takes at speed 1, and what the cloud calls the steps on the way; the last one is the end.</summary>
internal sealed record KindClass(TimeSpan Ready, TimeSpan Deleted, IReadOnlyList<string> Steps);

namespace Portal.Kubernetes.Client;

/// <summary>What goes beside the body of a write.</summary>
public sealed record WriteOptions
{
    public static WriteOptions Default { get; } = new();

    public static WriteOptions Dry { get; } = new() { DryRun = true };

    public string FieldManager { get; init; } = "portal";

    public FieldValidation FieldValidation { get; init; } = FieldValidation.Strict;

    /// <summary>Everything is checked and answered, nothing is kept.</summary>
    public bool DryRun { get; init; }

    /// <summary>Apply only: take fields from other managers instead of meeting a conflict.</summary>
    public bool Force { get; init; }

    /// <summary><c>status</c>, <c>scale</c>, ...; null for the object itself.</summary>
    public string? Subresource { get; init; }
}

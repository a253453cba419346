namespace Portal.Kubernetes.Objects;

/// <summary>
/// What becomes of the thing outside the cluster that an object stands for, when the object is deleted: Crossplane's <c>deletionPolicy</c>, which
/// counts while <c>managementPolicies</c> is the default, else whether those contain Delete (Crossplane 1.20 and 2.x).
/// </summary>
public enum ExternalFate
{
    /// <summary>The object stands for nothing outside.</summary>
    None,

    /// <summary>It is deleted with the object.</summary>
    Deleted,

    /// <summary>It stays.</summary>
    Kept,
}

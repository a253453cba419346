namespace Portal.Live;

/// <summary>What a watched kind is to the portal.</summary>
public enum KindRole
{
    /// <summary>A Crossplane claim: what people order of an XRD with claimNames.</summary>
    Claim,

    /// <summary>A Crossplane composite.</summary>
    Composite,

    /// <summary>A kind of which parts were seen in a composite.</summary>
    Part,

    /// <summary>A workload of people's applications.</summary>
    Workload,

    /// <summary>What defines or serves the others: XRDs, CRDs, compositions, namespaces.</summary>
    Definition,
}

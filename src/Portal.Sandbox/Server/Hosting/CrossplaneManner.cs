namespace Portal.Sandbox.Server;

/// <summary>Which Crossplane the sandbox behaves as. The numbers are what people write in <c>--crossplane</c> and <c>Portal:Sandbox:Crossplane</c>.</summary>
public enum CrossplaneManner
{
    /// <summary>2.4 that also serves compositions in <c>resources</c> mode, with a warning.</summary>
    Both = 0,

    /// <summary>1.20: XRDs of v1 alone, claims, the <c>resources</c> mode as default.</summary>
    One = 1,

    /// <summary>2.4: refuses the <c>resources</c> mode.</summary>
    Two = 2,
}

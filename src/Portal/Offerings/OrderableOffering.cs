namespace Portal.Offerings;

/// <summary>An offering and where the person may create it. Without an offering the cluster was not read yet.</summary>
public sealed record OrderableOffering(Offering? Offering, CreationRight Right)
{
    public static OrderableOffering NotRead { get; } = new(null, CreationRight.None);
}

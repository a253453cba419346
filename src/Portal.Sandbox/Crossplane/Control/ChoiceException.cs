namespace Portal.Sandbox.Crossplane.Control;

/// <summary>A composite that cannot be composed as things are; the message is Crossplane's.</summary>
internal sealed class ChoiceException(string doing, string message) : Exception($"{doing}: {message}")
{
    /// <summary>The reason of the event that tells it.</summary>
    public string Reason { get; } = doing == SelectingComposition ? "SelectComposition" : "ComposeResources";

    public const string SelectingComposition = "cannot select Composition";

    public const string FetchingComposition = "cannot fetch Composition";

    public const string Configuring = "cannot configure composite resource";
}

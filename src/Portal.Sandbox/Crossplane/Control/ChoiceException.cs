namespace Portal.Sandbox.Crossplane.Control;

/// <summary>A composite that cannot be composed as things are; the message is Crossplane's.</summary>
internal sealed class ChoiceException(string doing, string message) : Exception($"{doing}: {message}");

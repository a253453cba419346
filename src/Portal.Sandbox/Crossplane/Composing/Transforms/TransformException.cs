namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>A composition that cannot be carried out as written, in the words of Crossplane's patch and transform.</summary>
internal sealed class TransformException(string message) : Exception(message);

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>A pipeline names a function that nothing here runs.</summary>
internal sealed class UnknownFunctionException(string message) : Exception(message);

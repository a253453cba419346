namespace Portal.Sandbox.Crossplane.Control;

/// <summary>The API server refused a write; the message is the server's.</summary>
internal sealed class RefusedWriteException(string message) : Exception(message);

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>The object was written by another meanwhile: look at it again.</summary>
internal sealed class OutdatedException : Exception;

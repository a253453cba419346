namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>What a step of a pipeline has to say; it becomes an event.</summary>
internal sealed record StepResult(string Step, bool Warning, string Message);

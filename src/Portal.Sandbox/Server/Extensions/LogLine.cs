namespace Portal.Sandbox.Server;

/// <summary>One line that a container wrote, without its newline.</summary>
internal sealed record LogLine(DateTimeOffset Time, string Text);

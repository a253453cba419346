namespace Portal.Testing.Api;

/// <summary>What a watch is told next: a line to send, or how to end.</summary>
internal readonly record struct FakeFrame(FakeFrameKind Kind, string Line)
{
    public static FakeFrame Send(string line) => new(FakeFrameKind.Line, line);
}

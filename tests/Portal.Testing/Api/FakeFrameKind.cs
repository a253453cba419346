namespace Portal.Testing.Api;

internal enum FakeFrameKind
{
    Line,
    End,
    Cut,
}

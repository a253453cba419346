namespace Portal.Shell;

/// <summary>What a notice is about; its colour and icon.</summary>
public enum NoticeKind
{
    Ready,
    Failed,
    Said,
}

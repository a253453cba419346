namespace Portal.Forms;

/// <summary>A mistake marked in the editor's text.</summary>
internal sealed record TwinMark(int From, int To, string Message);

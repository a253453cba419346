namespace Portal.Shell;

/// <summary>What is wrong with one setting. <see cref="Key"/> is the whole key; empty where the words name it already.</summary>
internal sealed record SettingsMistake(string Key, string Words)
{
    public override string ToString() => Key.Length == 0 ? Words : $"{Key} {Words}";
}

namespace Portal.Shell;

/// <summary>A part of the configuration that belongs to the portal, and the options class that says which keys it has.</summary>
internal sealed record SettingsSection(string Key, Type Options);

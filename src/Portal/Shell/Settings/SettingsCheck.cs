namespace Portal.Shell;

/// <summary>Reads the portal's configuration against the options classes that declare it: which keys nobody knows, which values cannot be read.</summary>
internal sealed class SettingsCheck(IReadOnlyList<SettingsSection> sections)
{
    private const string Root = "Portal";

    public IReadOnlyList<SettingsMistake> Find(IConfiguration configuration)
    {
        var mistakes = new List<SettingsMistake>();
        Look(configuration.GetSection(Root), TypeAt(Root), mistakes);
        return mistakes;
    }

    /// <summary>The section without the values that its options cannot hold.</summary>
    public static IConfiguration Readable(IConfigurationSection section, Type options)
    {
        var mistakes = new List<SettingsMistake>();
        new SettingsCheck([new(section.Path, options)]).Look(section, options, mistakes);
        var wrong = mistakes.Select(mistake => mistake.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var right = section.AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Key.Length > 0 && !wrong.Contains($"{section.Path}:{pair.Key}"));
        return new ConfigurationBuilder().AddInMemoryCollection(right).Build();
    }

    private void Look(IConfigurationSection section, Type? type, List<SettingsMistake> mistakes)
    {
        foreach (var child in section.GetChildren())
        {
            var declared = TypeAt(child.Path);
            var member = type is null ? null : SettingsShape.Member(type, child.Key);
            if (declared is null && member is null && !LeadsSomewhere(child.Path))
            {
                mistakes.Add(new(child.Path, $"is no setting of the portal. {Known(section.Path, type)}"));
                continue;
            }

            Judge(child, declared ?? member, mistakes);
        }
    }

    private void Judge(IConfigurationSection section, Type? type, List<SettingsMistake> mistakes)
    {
        if (type is null || !SettingsShape.IsValue(type))
        {
            if (section.Value is { Length: > 0 })
            {
                mistakes.Add(new(section.Path, "is a group of settings and takes no value of its own."));
            }

            Look(section, type, mistakes);
            return;
        }

        if (section.Value is { Length: > 0 } text && SettingsShape.WhyNot(type, text) is { } reason)
        {
            mistakes.Add(new(section.Path, $"is '{text}': {reason}"));
        }

        mistakes.AddRange(section.GetChildren().Select(child => new SettingsMistake(child.Path, $"stands below a single value, {section.Path}.")));
    }

    private string Known(string path, Type? type)
    {
        var below = sections.Where(section => section.Key.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase)).Select(section => section.Key[(path.Length + 1)..].Split(':')[0]);
        var names = below.Concat(type is null ? [] : SettingsShape.Names(type)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? $"{path} has no settings." : $"{path} has: {string.Join(", ", names)}.";
    }

    private Type? TypeAt(string path) => sections.FirstOrDefault(section => section.Key.Equals(path, StringComparison.OrdinalIgnoreCase))?.Options;

    private bool LeadsSomewhere(string path) => sections.Any(section => section.Key.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase));
}

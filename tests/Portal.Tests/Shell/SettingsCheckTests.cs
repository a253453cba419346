using Microsoft.Extensions.Configuration;
using Portal.Shell;

namespace Portal.Tests.Shell;

public sealed class SettingsCheckTests
{
    private static readonly SettingsSection[] Sections = [new("Portal", typeof(Outer)), new("Portal:Cluster", typeof(Inner))];

    [Fact]
    public void Find_RightSettings_HasNothingToSay() => Assert.Empty(Find(
        ("Portal:PathBase", "/x"), ("Portal:Proxies:0", "10.0.0.1"), ("Portal:Cluster:Mode", "other"), ("Portal:Cluster:Speed", "1.5"), ("Portal:Cluster:Poll", "00:00:10"), ("Other:Key", "x")));

    [Fact]
    public void Find_SeveralMistakes_AllAreNamedByTheirKeys()
    {
        var found = Find(("Portal:Cluster:Mode", "Nowhere"), ("Portal:Cluster:Speed", "fast"), ("Portal:Clutser:Mode", "One"), ("Portal:Cluster:Modes", "One"));

        Assert.Equal(["Portal:Cluster:Mode", "Portal:Cluster:Modes", "Portal:Cluster:Speed", "Portal:Clutser"], found.Select(mistake => mistake.Key).Order());
        Assert.Contains("one of One, Other", found.Single(mistake => mistake.Key == "Portal:Cluster:Mode").Words, StringComparison.Ordinal);
        Assert.Contains("Mode, Poll, Speed", found.Single(mistake => mistake.Key == "Portal:Cluster:Modes").Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ValueWhereAGroupBelongs_IsNamed()
    {
        Assert.Equal("Portal:Cluster", Assert.Single(Find(("Portal:Cluster", "Sandbox"))).Key);
        Assert.Equal("Portal:PathBase:x", Assert.Single(Find(("Portal:PathBase:x", "1"))).Key);
    }

    [Fact]
    public void Readable_LeavesOutWhatCannotBeRead_SoThatBindingTheRestDoesNotThrow()
    {
        var section = Of([("Portal:Cluster:Mode", "Nowhere"), ("Portal:Cluster:Speed", "2")]).GetSection("Portal:Cluster");
        var options = new Inner();

        SettingsCheck.Readable(section, typeof(Inner)).Bind(options);

        Assert.Equal((Kind.One, 2), (options.Mode, options.Speed));
    }

    private static IReadOnlyList<SettingsMistake> Find(params (string Key, string Value)[] settings) => new SettingsCheck(Sections).Find(Of(settings));

    private static IConfigurationRoot Of((string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build();

    private enum Kind
    {
        One,
        Other,
    }

    private sealed class Outer
    {
        public string PathBase { get; set; } = "";

        public IList<string> Proxies { get; } = [];
    }

    private sealed class Inner
    {
        public Kind Mode { get; set; }

        public double Speed { get; set; } = 1;

        public TimeSpan Poll { get; set; }
    }
}

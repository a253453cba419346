using System.Xml.Linq;

namespace Portal.Architecture.Tests;

/// <summary>Who may know whom (design.md section 1), read from the project files.</summary>
public sealed class ProjectReferenceTests
{
    [Theory]
    [InlineData("Portal.Schema", "")]
    [InlineData("Portal.Kubernetes", "")]
    [InlineData("Portal.Sandbox", "Portal.Schema")]
    [InlineData("Portal", "Portal.Kubernetes,Portal.Sandbox,Portal.Schema")]
    public void ProjectReferences_AreThoseOfTheDesign(string project, string allowed)
    {
        var file = XDocument.Load(Path.Combine(Checkout.Root, "src", project, project + ".csproj"));

        var references = file.Descendants("ProjectReference").Select(node => Path.GetFileNameWithoutExtension((string)node.Attribute("Include")!)).Order();

        Assert.Equal(allowed, string.Join(',', references));
    }

    [Fact]
    public void KubernetesClient_IsKnownToPortalKubernetesAlone()
    {
        var knowing = Checkout.Sources("src", "*.csproj").Where(path => File.ReadAllText(path).Contains("\"KubernetesClient\"", StringComparison.Ordinal));

        Assert.Equal(["Portal.Kubernetes"], knowing.Select(path => Path.GetFileNameWithoutExtension(path)));
    }

    [Fact]
    public void Sandbox_IsKnownToProgramAlone()
    {
        var knowing = Checkout.Sources("src/Portal", "*.cs").Concat(Checkout.Sources("src/Portal", "*.razor"))
            .Where(path => File.ReadAllText(path).Contains("Portal.Sandbox", StringComparison.Ordinal)).Select(path => Path.GetFileName(path));

        Assert.Subset(new HashSet<string> { "Program.cs" }, knowing.ToHashSet());
    }
}

using System.Reflection;

namespace Portal.Architecture.Tests;

/// <summary>Who may know whom, read from the assemblies as they were compiled.</summary>
public sealed class AssemblyTests
{
    [Theory]
    [InlineData("Portal.Schema", "")]
    [InlineData("Portal.Kubernetes", "KubernetesClient")]
    [InlineData("Portal.Sandbox", "Portal.Schema,YamlDotNet,Microsoft.Data.Sqlite,Npgsql")]
    public void Assemblies_KnowOnlyTheirOwn(string name, string allowed)
    {
        var known = Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(reference => !IsFramework(reference) && !allowed.Split(',').Contains(reference));

        Assert.Empty(known);
    }

    [Fact]
    public void Schema_DoesNoInputOrOutput()
    {
        var known = Assembly.Load("Portal.Schema").GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(known, name => name is "System.Net.Http" or "System.Net.Sockets" or "System.IO.FileSystem" || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        || name is "System" or "Microsoft.AspNetCore" or "netstandard" or "Microsoft.CSharp" or "Microsoft.Win32.Primitives";
}

using Portal.Sandbox.BuiltIn;

namespace Portal.Sandbox.Tests.BuiltIn;

public sealed class WireReaderTests
{
    [Fact]
    public void Read_NamespaceAsKubectlSendsIt_IsTheObject()
    {
        // k8s\0, typeMeta {v1, Namespace}, raw {metadata {name: team}, spec {}, status {}}
        byte[] bytes = [0x6b, 0x38, 0x73, 0, 0x0a, 0x0f, 0x0a, 2, .. "v1"u8, 0x12, 9, .. "Namespace"u8, 0x12, 0x0c, 0x0a, 6, 0x0a, 4, .. "team"u8, 0x12, 0, 0x1a, 0];

        var read = WireReader.Read(bytes);

        Assert.Equal("Namespace", read["kind"]?.Text);
        Assert.Equal("team", read["metadata"]?["name"]?.Text);
        Assert.Null(read["status"]);
    }

    [Fact]
    public void Read_TextThatIsCutOff_IsRefused() =>
        Assert.Throws<FormatException>(() => WireReader.Read([0x6b, 0x38, 0x73, 0, 0x0a, 0x7f, 1]));
}

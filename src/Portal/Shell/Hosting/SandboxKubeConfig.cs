namespace Portal.Shell;

/// <summary>What the embedded sandbox hands to the connection: the kubeconfig of its administrator. Empty until it serves, and where another cluster is used.</summary>
internal sealed class SandboxKubeConfig
{
    /// <summary>The kubeconfig's text.</summary>
    public string? Text { get; private set; }

    /// <summary>The file that holds it, for kubectl.</summary>
    public string? Path { get; private set; }

    public void Take(string text, string path) => (Text, Path) = (text, path);
}

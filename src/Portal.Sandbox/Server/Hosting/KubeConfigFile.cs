using System.Text;

namespace Portal.Sandbox.Server;

/// <summary>The kubeconfig with which kubectl and Portal reach the sandbox.</summary>
internal static class KubeConfigFile
{
    public static string Text(Uri server, string authorityPem, string token) =>
        $"""
        apiVersion: v1
        kind: Config
        current-context: sandbox
        contexts:
        - name: sandbox
          context: {"{"}cluster: sandbox, user: admin{"}"}
        clusters:
        - name: sandbox
          cluster:
            server: {server.ToString().TrimEnd('/')}
            certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(authorityPem))}
        users:
        - name: admin
          user:
            token: {token}

        """;

    /// <summary>Written for its owner alone.</summary>
    public static async Task WriteAsync(string path, string text, CancellationToken token)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(path, options);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token);
    }
}

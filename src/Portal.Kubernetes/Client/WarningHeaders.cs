namespace Portal.Kubernetes.Client;

/// <summary>Takes the texts out of <c>Warning: 299 - "text"</c> headers.</summary>
internal static class WarningHeaders
{
    public static IReadOnlyList<string> Read(HttpResponseMessage response) =>
        response.Headers.Contains("Warning")
            ? [.. response.Headers.Warning.Select(warning => Unquote(warning.Text)).Distinct()]
            : [];

    private static string Unquote(string quoted) =>
        quoted.Length >= 2 && quoted[0] == '"' && quoted[^1] == '"'
            ? quoted[1..^1].Replace("\\\"", "\"").Replace(@"\\", @"\")
            : quoted;
}

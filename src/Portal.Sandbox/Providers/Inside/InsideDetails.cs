using System.Text;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Paths;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;

namespace Portal.Sandbox.Providers.Inside;

/// <summary>The connection details that Objects and Releases take from fields of objects in this cluster.</summary>
internal static class InsideDetails
{
    /// <returns>Key to base64; those whose object or field is not there yet are left out.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var wanted in managed.Object.At("spec", "connectionDetails")?.Items ?? [])
        {
            var there = (await api.GetAsync(wanted.Text("apiVersion"), wanted.Text("kind"), wanted["namespace"]?.Text, wanted.Text("name"), token)).Taken();
            if (there is not null && PathReader.Find(there, wanted.Text("fieldPath")) is { } value)
            {
                var isSecret = wanted.Text("kind") == "Secret" && wanted.Text("fieldPath").StartsWith("data", StringComparison.Ordinal);
                details[wanted.Text("toConnectionSecretKey")] = isSecret ? GoText.Of(value) : Convert.ToBase64String(Encoding.UTF8.GetBytes(GoText.Of(value)));
            }
        }

        return details;
    }
}

using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Cloud;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.References;

/// <summary>What a reference takes from the resource that it means: its ARN, address or id where the field is called so, else its external name.</summary>
internal static class ReferencedValue
{
    /// <returns>Empty where the resource has none yet.</returns>
    public static string Of(FieldNote field, MapValue target)
    {
        var group = Kinds.GroupOf(target.ApiVersion());
        var output = field.Name switch
        {
            _ when field.Name.EndsWith("Arn", StringComparison.Ordinal) || field.Name is "kmsKeyId" => "arn",
            _ when field.Name.EndsWith("Url", StringComparison.Ordinal) => "url",
            _ when group.Contains("azure", StringComparison.Ordinal) && field.Name.EndsWith("Id", StringComparison.Ordinal) => "id",
            _ when group.Contains("gcp", StringComparison.Ordinal) && field.Target is (("Network" or "Subnetwork" or "Topic"), _) => "id",
            _ => null,
        };
        return output is null ? target.Annotation(Managed.ExternalNameKey) ?? "" : target.Text("status", "atProvider", output);
    }
}

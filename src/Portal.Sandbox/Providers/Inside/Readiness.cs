using Portal.Sandbox.Crossplane.Control;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Inside;

/// <summary>The readiness policies of provider-kubernetes.</summary>
internal static class Readiness
{
    /// <param name="policy">SuccessfulCreate where none is given; one that is not known here is taken for it.</param>
    public static bool Holds(string? policy, MapValue found) => policy switch
    {
        "DeriveFromObject" => Conditions.IsTrue(found, "Ready"),
        "AllTrue" => (found.At("status", "conditions")?.Items ?? []) is { Count: > 0 } all && all.All(condition => condition["status"]?.Text == "True"),
        _ => true,
    };
}

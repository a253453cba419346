using Portal.Sandbox.Admission;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>ServiceAccounts: of the Secrets that they name, only the names are kept.</summary>
internal sealed class ServiceAccountRule : IKindRule
{
    public MapValue Prepare(AdmissionRequest request) => request.Object["secrets"] is ListValue secrets
        ? request.Object.With("secrets", new ListValue([.. secrets.Elements.Select(secret => (Value)MapValue.Of(("name", secret["name"])))]))
        : request.Object;
}

using Portal.Sandbox.Admission;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>What one built-in kind does to its objects beyond the tables of <see cref="KindTables"/>.</summary>
internal interface IKindRule
{
    /// <summary>Completes an object before it is validated and its fields are assigned to their manager.</summary>
    MapValue Prepare(AdmissionRequest request) => request.Object;

    IEnumerable<FieldError> Validate(AdmissionRequest request) => [];
}

using Portal.Sandbox.Admission;
using Portal.Schema.Paths;

namespace Portal.Sandbox.BuiltIn;

/// <summary>ConfigMaps: keys are checked and may not be in both maps; an immutable ConfigMap keeps its data.</summary>
internal sealed class ConfigMapRule : IKindRule
{
    public IEnumerable<FieldError> Validate(AdmissionRequest request) =>
    [
        .. DataKeys.Errors(request.Object["data"], "data"),
        .. DataKeys.Errors(request.Object["binaryData"], "binaryData"),
        .. (request.Object["binaryData"]?.Members ?? []).Where(pair => request.Object.At("data", pair.Key) is not null)
            .Select(pair => new FieldError(FieldPath.Of("data").Key(pair.Key), FieldErrorKind.FieldValueInvalid, $"Invalid value: \"{pair.Key}\": duplicate of key present in binaryData")),
        .. FrozenData.Errors(request, ["data", "binaryData"]),
    ];
}

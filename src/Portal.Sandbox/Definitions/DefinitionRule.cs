using Portal.Sandbox.Admission;
using Portal.Sandbox.BuiltIn;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>CustomResourceDefinitions: names and versions filled in and checked, schemas held to the structural rules (apiextensions' validation).</summary>
internal sealed class DefinitionRule : IKindRule
{
    private static readonly FieldPath Spec = FieldPath.Of("spec");
    private static readonly string[] Scopes = ["Cluster", "Namespaced"];

    public MapValue Prepare(AdmissionRequest request)
    {
        var crd = request.Object;
        if (crd["spec"] is not MapValue spec)
        {
            return crd;
        }

        spec = spec["preserveUnknownFields"] is BoolValue { Flag: false } ? spec.Without("preserveUnknownFields") : spec;
        spec = spec.Has("conversion") ? spec : spec.With("conversion", MapValue.Of(("strategy", "None")));
        if (spec["names"] is MapValue names && names["kind"]?.Text is { Length: > 0 } kind)
        {
            names = names.Has("singular") ? names : names.With("singular", kind.ToLowerInvariant());
            spec = spec.With("names", names.Has("listKind") ? names : names.With("listKind", kind + "List"));
        }

        crd = crd.With("spec", spec);
        var storage = Storage(spec)?["name"];
        if (request.Old is not { } old)
        {
            return crd.With("status", MapValue.Of(
                ("conditions", Value.Null), ("acceptedNames", MapValue.Of(("plural", ""), ("kind", ""))), ("storedVersions", storage is null ? Value.Null : new ListValue([storage]))));
        }

        var stored = old.At("status", "storedVersions") as ListValue ?? ListValue.Empty;
        return storage is null || stored.Elements.Contains(storage) || crd["status"] is null ? crd : crd.With(["status", "storedVersions"], stored.Add(storage));
    }

    public IEnumerable<FieldError> Validate(AdmissionRequest request)
    {
        if (request.Object["spec"] is not MapValue spec)
        {
            return [];
        }

        return
        [
            .. DefinitionNames.Errors(request.Name, spec), .. Scope(spec), .. DefinitionVersions.Errors(spec, request.Object["status"]), .. Preserved(spec), .. DefinitionSchemas.Errors(spec, request.Old?["spec"]),
            .. DefinitionParts.Errors(spec), .. DefinitionSelectors.Errors(spec), .. DefinitionConversion.Errors(spec),
            .. Changed(request, spec),
        ];
    }

    public static Value? Storage(Value spec) => (spec["versions"]?.Items ?? []).FirstOrDefault(version => version["storage"] is BoolValue { Flag: true });

    private static IEnumerable<FieldError> Scope(MapValue spec)
    {
        var scope = spec["scope"]?.Text ?? "";
        if (!Scopes.Contains(scope))
        {
            yield return scope.Length == 0
                ? new(Spec.Property("scope"), FieldErrorKind.FieldValueRequired, "Required value")
                : new(Spec.Property("scope"), FieldErrorKind.FieldValueNotSupported, $"Unsupported value: \"{scope}\": supported values: \"Cluster\", \"Namespaced\"");
        }
    }

    private static IEnumerable<FieldError> Preserved(MapValue spec) => spec["preserveUnknownFields"] is BoolValue { Flag: true }
        ? [new(Spec.Property("preserveUnknownFields"), FieldErrorKind.FieldValueInvalid,
            "Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead")]
        : [];

    private static IEnumerable<FieldError> Changed(AdmissionRequest request, MapValue spec)
    {
        if (request.Old is not { } old || !ConditionList.IsTrue(old.At("status", "conditions"), "Established"))
        {
            yield break;
        }

        foreach (var path in (string[][])[["group"], ["scope"], ["names", "plural"], ["names", "kind"]])
        {
            if (!Equals(old["spec"]!.At(path), spec.At(path)))
            {
                yield return new(path.Aggregate(Spec, (at, name) => at.Property(name)), FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(spec.At(path) ?? "")}: field is immutable");
            }
        }
    }
}

using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>What every object's metadata has to keep to (apimachinery's ValidateObjectMeta and ValidateObjectMetaUpdate).</summary>
internal static class MetadataRules
{
    private const int AnnotationsLimit = 256 * 1024;
    private static readonly FieldPath Metadata = FieldPath.Of("metadata");
    private static readonly string[] StandardFinalizers = ["orphan", "foregroundDeletion", "kubernetes"];
    private static readonly string[] Fixed = ["name", "namespace", "uid", "creationTimestamp"];

    public static IEnumerable<FieldError> Errors(AdmissionRequest request)
    {
        var metadata = request.Object["metadata"] ?? MapValue.Empty;
        var errors = Names(request, metadata).Concat(Labels(metadata)).Concat(Annotations(metadata)).Concat(Owners(metadata)).Concat(Finalizers(request, metadata));
        if (request.Old is null)
        {
            return errors;
        }

        var changes = Changes(request, metadata).ToList();
        // The strategy of custom resources asks twice, and says so twice.
        return (request.Resource.IsCustom ? changes.Concat(changes) : changes).Concat(errors);
    }

    private static IEnumerable<FieldError> Names(AdmissionRequest request, Value metadata)
    {
        if (request.Old is not null)
        {
            return [];
        }

        var name = request.Name;
        if (name.Length == 0)
        {
            return [new(Metadata.Property("name"), FieldErrorKind.FieldValueRequired, "Required value: name or generateName is required")];
        }

        return NameRules.OfObject(request.Resource.Type, name).Select(why => Invalid("name", name, why));
    }

    private static IEnumerable<FieldError> Labels(Value metadata) => (metadata["labels"]?.Members ?? []).SelectMany(pair =>
        NameForms.Qualified(pair.Key).Select(why => Invalid("labels", pair.Key, why)).Concat(NameForms.LabelValue(pair.Value.Text ?? "").Select(why => Invalid("labels", pair.Value.Text ?? "", why))));

    private static IEnumerable<FieldError> Annotations(Value metadata)
    {
        var pairs = metadata["annotations"]?.Members ?? [];
        foreach (var error in pairs.SelectMany(pair => NameForms.Qualified(pair.Key.ToLowerInvariant()).Select(why => Invalid("annotations", pair.Key, why))))
        {
            yield return error;
        }

        if (pairs.Sum(pair => pair.Key.Length + (pair.Value.Text?.Length ?? 0)) > AnnotationsLimit)
        {
            yield return new(Metadata.Property("annotations"), FieldErrorKind.FieldValueTooLong, $"Too long: may not be more than {AnnotationsLimit} bytes");
        }
    }

    private static IEnumerable<FieldError> Owners(Value metadata)
    {
        var path = Metadata.Property("ownerReferences");
        var owners = metadata["ownerReferences"]?.Items ?? [];
        foreach (var owner in owners)
        {
            foreach (var key in (string[])["apiVersion", "kind", "name", "uid"])
            {
                if (string.IsNullOrEmpty(owner[key]?.Text))
                {
                    yield return new(path.Property(key), FieldErrorKind.FieldValueInvalid, $"Invalid value: \"\": {(key == "apiVersion" ? "version " : "")}must not be empty");
                }
            }

            if (owner["apiVersion"]?.Text == "v1" && owner["kind"]?.Text == "Event")
            {
                yield return new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(Shown(owner))}: /v1, Kind=Event is disallowed from being an owner");
            }
        }

        var controllers = owners.Where(owner => owner["controller"] is BoolValue { Flag: true }).Select(owner => $"{owner["kind"]?.Text}/{owner["name"]?.Text}").ToList();
        if (controllers.Count > 1)
        {
            yield return new(path, FieldErrorKind.FieldValueInvalid,
                $"Invalid value: {ValueWriter.ToJson(new ListValue([.. owners.Select(owner => (Value)Shown(owner))]))}: Only one reference can have Controller set to true. Found \"true\" in references for {controllers[0]} and {controllers[1]}");
        }
    }

    private static MapValue Shown(Value owner) => MapValue.Of(
        ("apiVersion", owner["apiVersion"]), ("kind", owner["kind"]), ("name", owner["name"]), ("uid", owner["uid"]), ("controller", owner["controller"]), ("blockOwnerDeletion", owner["blockOwnerDeletion"]));

    private static IEnumerable<FieldError> Finalizers(AdmissionRequest request, Value metadata)
    {
        var isCore = !request.Resource.IsCustom && request.Resource.Type.Group != "apiextensions.k8s.io";
        var names = (metadata["finalizers"]?.Items ?? []).Select(item => item.Text ?? "").ToList();
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            foreach (var why in NameForms.Qualified(name))
            {
                yield return Invalid("finalizers", name, why);
            }

            if (name.Contains('/', StringComparison.Ordinal) || StandardFinalizers.Contains(name))
            {
                continue;
            }

            if (isCore)
            {
                yield return new(Metadata.Property("finalizers").Index(i), FieldErrorKind.FieldValueInvalid,
                    $"Invalid value: {ValueWriter.ToJson(name)}: name is neither a standard finalizer name nor is it fully qualified");
            }
            else
            {
                Warn(request, $"metadata.finalizers: \"{name}\": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers");
            }
        }
    }

    private static IEnumerable<FieldError> Changes(AdmissionRequest request, Value metadata)
    {
        var before = request.Old!["metadata"] ?? MapValue.Empty;
        var known = before["finalizers"]?.Items ?? [];
        var added = (metadata["finalizers"]?.Items ?? []).Where(name => !known.Contains(name)).Select(name => ValueWriter.ToJson(name)).ToList();
        if (added.Count > 0 && before["deletionTimestamp"] is not null)
        {
            yield return new(Metadata.Property("finalizers"), FieldErrorKind.FieldValueForbidden,
                $"Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{{{string.Join(", ", added)}}}");
        }

        foreach (var key in Fixed.Where(key => !Equals(metadata[key], before[key])))
        {
            yield return Invalid(key, metadata[key]?.Text ?? "", "field is immutable");
        }
    }

    private static void Warn(AdmissionRequest request, string text)
    {
        if (!request.Warnings.Contains(text))
        {
            request.Warnings.Add(text);
        }
    }

    private static FieldError Invalid(string field, string value, string why) =>
        new(Metadata.Property(field), FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(value)}: {why}");
}

using Portal.Sandbox.BuiltIn;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>The first step: built-in kinds, and the metadata of custom ones, are read by their types; what is unknown is told.</summary>
internal sealed class DecodeStep : IAdmissionStep
{
    public MapValue Admit(AdmissionRequest request)
    {
        try
        {
            return request.Resource.IsCustom ? Custom(request) : BuiltIn(request);
        }
        catch (FormatException wrong)
        {
            var type = request.Resource.Type;
            throw Refuse.BadRequest($"{type.Kind} in version \"{type.Version}\" cannot be handled as a {type.Kind}: {wrong.Message}");
        }
    }

    private static MapValue BuiltIn(AdmissionRequest request)
    {
        if (KindTypes.RootOf(request.Resource.Type) is not { } root)
        {
            return request.Object;
        }

        var (value, unknown) = TypedDecoder.Decode(request.Object, root);
        UnknownFields.Tell(request, unknown);
        return value;
    }

    private static MapValue Custom(AdmissionRequest request)
    {
        if (request.Object["metadata"] is not MapValue metadata)
        {
            return request.Object["metadata"] is null or NullValue
                ? request.Object.With("metadata", MapValue.Empty)
                : throw new FormatException("json: cannot unmarshal into Go value of type v1.ObjectMeta");
        }

        var (value, unknown) = TypedDecoder.Decode(metadata, "ObjectMeta");
        UnknownFields.Tell(request, [.. unknown.Select(path => $"metadata.{path}")]);
        return request.Object.With("metadata", value);
    }
}

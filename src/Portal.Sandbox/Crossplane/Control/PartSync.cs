using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>The composed resources of a composite: reads those that it names, applies those that it ought to have, deletes the others.</summary>
internal sealed class PartSync(Kinds kinds, IUndefinedKinds undefined)
{
    private const int Conflict = 409;
    private const int Invalid = 422;

    /// <summary>The parts by their names in the composition; what another controls is none of them.</summary>
    public async Task<IReadOnlyDictionary<string, ObservedPart>> ObserveAsync(CompositeView composite, ILocalApi api, CancellationToken token)
    {
        var found = new Dictionary<string, ObservedPart>(StringComparer.Ordinal);
        foreach (var reference in composite.PartReferences)
        {
            var part = await PartAsync(reference, composite, api, token);
            var name = part?.Annotation(PartNames.ResourceName);
            if (part is null || name is null || (part.Controller() is { } owner && owner.Text("uid") != composite.Object.Uid()))
            {
                continue;
            }

            found[name] = new(part, await SecretSync.DetailsAsync(part, api, token));
        }

        return found;
    }

    /// <summary>Writes the references down first, so that no part is ever lost, then applies the parts.</summary>
    /// <returns>The composite, or null where it is gone.</returns>
    public async Task<MapValue?> ApplyAsync(CompositeView composite, PipelineState state, ILocalApi api, CancellationToken token)
    {
        var names = new PartNames(composite.Definition.IsFirst);
        var parts = state.Desired.ToDictionary(
            pair => pair.Key, pair => names.Complete(pair.Value.Object, composite.Object, pair.Key, state.Observed.GetValueOrDefault(pair.Key)?.Object), StringComparer.Ordinal);
        await DeleteOthersAsync(state, api, token);
        var unrendered = state.Unrendered.Select(name => state.Observed.GetValueOrDefault(name)?.Object).OfType<MapValue>();
        var written = await ReferAsync(composite, [.. parts.Values, .. unrendered], api, token);
        if (written is null)
        {
            return null;
        }

        var manager = PartNames.Manager(composite.Object);
        foreach (var (name, part) in parts)
        {
            if (await ApplyOneAsync(composite, name, part, manager, api, token) is { } refusal)
            {
                state.Refused[name] = refusal;
            }
        }

        return written;
    }

    private async Task<MapValue?> PartAsync(Value reference, CompositeView composite, ILocalApi api, CancellationToken token)
    {
        var (apiVersion, kind, name) = (reference.Text("apiVersion"), reference.Text("kind"), reference.Text("name"));
        if (name.Length == 0)
        {
            return null;
        }

        var ns = reference["namespace"]?.Text ?? composite.Object.Namespace();
        if (ns is null && kinds.IsNamespaced(apiVersion, kind) == true)
        {
            throw new TransformException("cannot get existing composed resources: cannot get composed resource: an empty namespace may not be set when a resource name is provided");
        }

        return (await api.GetAsync(apiVersion, kind, ns, name, token)).Taken();
    }

    private static async Task DeleteOthersAsync(PipelineState state, ILocalApi api, CancellationToken token)
    {
        foreach (var (name, part) in state.Observed.Where(pair => !state.Desired.ContainsKey(pair.Key) && !state.Unrendered.Contains(pair.Key) && !pair.Value.Object.IsDeleting()))
        {
            var deleted = await api.DeleteAsync(part.Object.ApiVersion(), part.Object.Kind(), part.Object.Namespace(), part.Object.Name(), token);
            if (!deleted.Ok && deleted.Code != 404)
            {
                throw new TransformException($"cannot garbage collect composed resources: cannot delete composed resource \"{name}\": {deleted.Body?["message"]?.Text}");
            }
        }
    }

    private static async Task<MapValue?> ReferAsync(CompositeView composite, IReadOnlyList<MapValue> parts, ILocalApi api, CancellationToken token)
    {
        var references = new ListValue([.. parts.Select(part => Reference(part, composite)).OrderBy(Order, StringComparer.Ordinal)]);
        return references.Equals(composite.Machinery("resourceRefs"))
            ? composite.Object
            : (await api.UpdateAsync(composite.With("resourceRefs", references), token)).Taken();
    }

    private static Value Reference(MapValue part, CompositeView composite) => MapValue.Of(
        ("apiVersion", part["apiVersion"]), ("kind", part["kind"]), ("name", part.At("metadata", "name")),
        ("namespace", composite.Definition.IsNamespaced ? null : part.At("metadata", "namespace")));

    private static string Order(Value reference) => $"{reference.Text("apiVersion")}{reference.Text("kind")}{reference.Text("name")}";

    /// <returns>What the API server said where it found the part invalid, else null.</returns>
    private async Task<string?> ApplyOneAsync(CompositeView composite, string name, MapValue part, string manager, ILocalApi api, CancellationToken token)
    {
        var (apiVersion, kind) = (part.ApiVersion(), part.Kind());
        if (!api.Serves(apiVersion, kind) && !await undefined.DefineAsync(apiVersion, kind, composite.Object, part, api, token))
        {
            throw new TransformException($"cannot apply composed resource \"{name}\": no matches for kind \"{kind}\" in version \"{apiVersion}\"");
        }

        if (part.Namespace() is null && kinds.IsNamespaced(apiVersion, kind) == true)
        {
            throw new TransformException($"cannot apply composed resource \"{name}\": the server could not find the requested resource");
        }

        var applied = await api.ApplyAsync(part, manager, force: true, token);
        var words = $"cannot apply composed resource \"{name}\": {applied.Body?["message"]?.Text}";
        return applied switch
        {
            { Ok: true } => null,
            { Code: Invalid } => words,
            { Code: Conflict } => throw new OutdatedException(),
            _ => throw new TransformException(words),
        };
    }
}

using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>
/// Which composition, and which revision of it, a composite follows: the enforced one, the one it names, the default, the one that its
/// selector finds, the only one that fits.
/// </summary>
internal sealed class CompositionChoice(TimeProvider time)
{
    private const string ApiVersion = "apiextensions.crossplane.io/v1";
    private readonly EventWriter _events = new(time, "defined/compositeresourcedefinition.apiextensions.crossplane.io");

    /// <returns>The composite with its choice written down, or null where it is gone.</returns>
    /// <exception cref="ChoiceException">Nothing fits.</exception>
    public async Task<MapValue?> ChooseAsync(CompositeView composite, ILocalApi api, CancellationToken token)
    {
        var chosen = await NameAsync(composite, api, token);
        if (chosen == composite.CompositionName)
        {
            return composite.Object;
        }

        var (reason, message) = chosen == composite.Definition.EnforcedComposition
            ? ("CompositionSelection", "Enforced composition has been selected")
            : chosen == composite.Definition.DefaultComposition && composite.Machinery("compositionSelector") is null
                ? ("CompositionSelection", "Default composition has been selected")
                : ("", "");
        var made = composite.With("compositionRef", MapValue.Of(("name", chosen)));
        var written = (await api.UpdateAsync(made, token)).Taken();
        if (written is not null && reason.Length > 0)
        {
            await _events.NormalAsync(api, written, reason, message, token);
        }

        if (written is not null)
        {
            await _events.NormalAsync(api, written, "SelectComposition", $"Successfully selected composition: {chosen}", token, Annotation(composite));
        }

        return written;
    }

    /// <returns>The revision to follow, null where there is none yet.</returns>
    public async Task<MapValue?> RevisionAsync(CompositeView composite, ILocalApi api, CancellationToken token)
    {
        if (!composite.FollowsNewest && composite.RevisionName is { } fixedName)
        {
            return (await api.GetAsync(ApiVersion, RevisionReconciler.Kind, null, fixedName, token)).Taken()
                ?? throw new ChoiceException(ChoiceException.FetchingComposition, $"cannot get CompositionRevision: CompositionRevision.apiextensions.crossplane.io \"{fixedName}\" not found");
        }

        var name = composite.CompositionName!;
        if ((await api.GetAsync(ApiVersion, "Composition", null, name, token)).Taken() is not { } composition)
        {
            throw new ChoiceException(ChoiceException.FetchingComposition, $"cannot get Composition: Composition.apiextensions.crossplane.io \"{name}\" not found");
        }

        var all = (await api.ListAsync(ApiVersion, RevisionReconciler.Kind, null, token))
            .Where(revision => revision.Text("metadata", "labels", RevisionReconciler.NameLabel) == name && revision.Controller().Text("uid") == composition.Uid()).ToList();
        var selector = composite.FollowsNewest ? composite.Machinery("compositionRevisionSelector") : null;
        var newest = all.Where(revision => Selected(revision, selector)).MaxBy(RevisionReconciler.Number);
        return newest is null && all.Count > 0
            ? throw new ChoiceException(ChoiceException.FetchingComposition, "no compatible CompositionRevisions found")
            : newest;
    }

    /// <exception cref="ChoiceException">The revision is one for another kind.</exception>
    public static void Check(CompositeView composite, MapValue revision)
    {
        if (!Fits(revision, composite))
        {
            throw new ChoiceException(ChoiceException.Configuring, "referenced composition is not compatible with this composite resource");
        }
    }

    public async Task<MapValue?> FollowAsync(CompositeView composite, MapValue revision, ILocalApi api, CancellationToken token)
    {
        if (composite.RevisionName == revision.Name())
        {
            return composite.Object;
        }

        var written = (await api.UpdateAsync(composite.With("compositionRevisionRef", MapValue.Of(("name", revision.Name()))), token)).Taken();
        if (written is not null)
        {
            await _events.NormalAsync(api, written, "SelectComposition", $"Selected composition revision: {revision.Name()}", token, Annotation(composite));
        }

        return written;
    }

    private static (string, Value?) Annotation(CompositeView composite) => ("controller", "composite/" + composite.Definition.Name);

    private static async Task<string> NameAsync(CompositeView composite, ILocalApi api, CancellationToken token)
    {
        if (composite.Definition.EnforcedComposition is { } enforced)
        {
            return enforced;
        }

        if (composite.CompositionName is { } named)
        {
            return named;
        }

        var selector = composite.Machinery("compositionSelector");
        if (selector is null && composite.Definition.DefaultComposition is { } preset)
        {
            return preset;
        }

        var fit = (await api.ListAsync(ApiVersion, "Composition", null, token))
            .Where(composition => Fits(composition, composite) && Selected(composition, selector))
            .Select(composition => composition.Name())
            .Order(StringComparer.Ordinal);
        return fit.FirstOrDefault() ?? throw new ChoiceException(ChoiceException.SelectingComposition, "no compatible Compositions found");
    }

    private static bool Fits(MapValue composition, CompositeView composite) =>
        composition.Text("spec", "compositeTypeRef", "kind") == composite.Definition.CompositeKind
        && composition.Text("spec", "compositeTypeRef", "apiVersion") == composite.Definition.ApiVersion;

    private static bool Selected(Value obj, Value? selector) =>
        (selector?["matchLabels"]?.Members ?? []).All(label => obj.At("metadata", "labels", label.Key)?.Text == GoText.Of(label.Value));
}

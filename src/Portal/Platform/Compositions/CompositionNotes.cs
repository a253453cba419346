using System.Text.Json;
using Portal.Forms.Documents;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Platform;

/// <summary>Reads the compositions that a person may see and says what is wrong with them.</summary>
internal sealed class CompositionNotes(WholeObjects whole)
{
    /// <summary>Those with something to say, by name.</summary>
    public async Task<LiveList<CompositionNote>> ReadAsync(IReadOnlyList<KubeObject> compositions, ServedKinds served, CancellationToken token)
    {
        var notes = new List<CompositionNote>();
        foreach (var found in compositions)
        {
            if (await ValueOfAsync(found, token) is { } composition && Note(found.Name, composition, served) is { } note)
            {
                notes.Add(note);
            }
        }

        return new(notes);
    }

    private static CompositionNote? Note(string name, Value composition, ServedKinds served)
    {
        var old = PipelineForm.IsResourcesMode(composition);
        var undefined = NamedKinds.Of(composition).Where(named => served.Find(named.ApiVersion, named.Kind) is null).Select(named => $"{named.Kind} ({named.ApiVersion})").ToList();
        return !old && undefined.Count == 0
            ? null
            : new(name, composition.At("spec", "compositeTypeRef", "kind")?.Text ?? "", old, old ? ManifestDocument.Of(PipelineForm.Of(composition)).Text : null, new(undefined));
    }

    private async Task<Value?> ValueOfAsync(KubeObject found, CancellationToken token)
    {
        try
        {
            return await whole.ReadAsync(found, token) is Accepted accepted ? ValueReader.Parse(accepted.Utf8) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return null;
        }
    }
}

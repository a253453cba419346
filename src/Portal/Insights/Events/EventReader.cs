using System.Text.Json;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Schema.Values;

namespace Portal.Insights;

/// <summary>Reads the events of objects as the person, by the objects' uids.</summary>
internal sealed class EventReader(CallerClients clients)
{
    private const int ByUid = 6;
    private const int MostRead = 500;
    private const int MostShown = 200;
    private static readonly ResourceType Events = new("", "v1", "events", "Event", true);

    public async Task<EventPage> ReadAsync(Caller caller, IReadOnlyList<EventSubject> subjects, CancellationToken token)
    {
        var found = new List<Value>();
        var refusals = new List<string>();
        foreach (var place in subjects.GroupBy(subject => subject.Namespace))
        {
            // A few objects are asked for one by one; of many, the namespace's newest are read once and sorted out here.
            string?[] selectors = place.Count() <= ByUid ? [.. place.Select(subject => $"involvedObject.uid={subject.Uid}")] : [null];
            foreach (var selector in selectors)
            {
                var refusal = await ListAsync(caller, place.Key, selector, found, token);
                if (refusal is not null)
                {
                    refusals.Add(refusal);
                    break;
                }
            }
        }

        var own = subjects.Count > 0 ? subjects[0].Uid : "";
        var wanted = subjects.Select(subject => subject.Uid).ToHashSet(StringComparer.Ordinal);
        var rows = found.Where(item => wanted.Contains(item.At("involvedObject", "uid")?.Text ?? "")).Select(item => EventReading.Of(item, own));
        return new(new(EventReading.Together(rows).Take(MostShown)), refusals.Count == 0 ? null : string.Join(" ", refusals.Distinct()));
    }

    private async Task<string?> ListAsync(Caller caller, string ns, string? selector, List<Value> found, CancellationToken token)
    {
        try
        {
            switch (await clients.For(caller).ListAsync(Events, ns, new() { FieldSelector = selector, Limit = MostRead }, token))
            {
                case Accepted accepted:
                    found.AddRange(ValueReader.Parse(accepted.Utf8)["items"]?.Items ?? []);
                    return null;
                case Refused { Status.IsForbidden: true }:
                    return $"You may not read events in {ns}.";
                case Refused refused:
                    return refused.Status.Message;
                default:
                    return null;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return "The control plane does not answer.";
        }
    }
}

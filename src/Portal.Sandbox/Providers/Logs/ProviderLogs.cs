using System.Runtime.CompilerServices;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Install;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Logs;

/// <summary>What a provider's pod writes, as crossplane-runtime's structured log: read from the managed resources of its groups as they are.</summary>
internal sealed class ProviderLogs(SandboxContext context) : IPodLogs
{
    private const string Label = "pkg.crossplane.io/provider";
    private const int Polls = 10;
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public IAsyncEnumerable<LogLine>? Read(PodLogQuery query, CancellationToken token)
    {
        var provider = query.Pod.At("metadata", "labels", Label)?.Text;
        return query.Pod.Namespace() != CrossplaneSeed.Namespace || provider is null || query.Previous ? null : LinesAsync(query, provider, token);
    }

    private async IAsyncEnumerable<LogLine> LinesAsync(PodLogQuery query, string provider, [EnumeratorCancellation] CancellationToken token)
    {
        var since = DateTimeOffset.MinValue;
        while (true)
        {
            var now = context.Time.GetUtcNow();
            var lines = (await ManagedAsync(provider, token)).SelectMany(managed => Of(managed, provider, now)).Where(line => line.Time > since && line.Time <= now);
            foreach (var line in lines.OrderBy(line => line.Time))
            {
                yield return line;
            }

            if (!query.Follow)
            {
                yield break;
            }

            since = now;
            await Task.Delay(Look, context.Time, token);
        }
    }

    private async Task<List<MapValue>> ManagedAsync(string provider, CancellationToken token)
    {
        var service = provider.Split('-')[^1];
        var found = new List<MapValue>();
        foreach (var entry in KindBook.Entries.Where(entry => entry.Text("group").StartsWith(service + ".", StringComparison.Ordinal)))
        {
            found.AddRange(await context.Api.ListAsync($"{entry.Text("group")}/{entry["versions"]!.Items[^1].Text}", entry.Text("kind"), null, token));
        }

        return found;
    }

    private static IEnumerable<LogLine> Of(MapValue managed, string provider, DateTimeOffset now)
    {
        var logger = provider[..provider.LastIndexOf('-')];
        if (Clock.Read(managed.Text("metadata", "creationTimestamp")) is { } created)
        {
            yield return Line(created, logger, "Reconciling", managed);
            yield return Line(created, logger, "Connecting to the service provider", managed);
            yield return Line(created, logger, "Observing the external resource", managed);
        }

        if (Clock.Read(managed.Annotation(Managed.SucceededKey)) is { } ordered)
        {
            yield return Line(ordered, logger, "Creating the external resource", managed);
            yield return Line(ordered, logger, "Async create starting...", managed);
            yield return Line(ordered, logger, "Successfully requested creation of external resource", managed, ("external-name", managed.Annotation(Managed.ExternalNameKey)));
        }

        if (Conditions.Find(managed, "Ready") is { } ready && ready["status"]?.Text == "True" && Clock.Read(ready["lastTransitionTime"]?.Text) is { } available)
        {
            yield return Line(available, logger, "Async create ended.", managed);
            yield return Line(available, logger, "External resource is up to date", managed, ("requeue-after", Clock.Stamp(available + Poll)));
            for (var poll = Recent(available, now); available + Poll * poll <= now; poll++)
            {
                yield return Line(available + Poll * poll, logger, "External resource is up to date", managed, ("requeue-after", Clock.Stamp(available + Poll * (poll + 1))));
            }
        }

        if (Clock.Read(managed.Text("metadata", "deletionTimestamp")) is { } deleted)
        {
            yield return Line(deleted, logger, "Deleting the external resource", managed);
            yield return Line(deleted, logger, "Async delete starting...", managed);
        }

        if (Conditions.Find(managed, "Synced") is { } synced && synced["status"]?.Text == "False" && Clock.Read(synced["lastTransitionTime"]?.Text) is { } failed)
        {
            for (var poll = Recent(failed, now) - 1; failed + Poll * poll <= now; poll++)
            {
                yield return Line(failed + Poll * poll, logger, "Cannot reconcile external resource", managed, ("error", synced["message"]?.Text));
            }
        }
    }

    /// <summary>Only the newest polls are told.</summary>
    private static int Recent(DateTimeOffset since, DateTimeOffset now) => (int)Math.Max(1, Math.Floor((now - since) / Poll) - Polls);

    private static LogLine Line(DateTimeOffset at, string logger, string message, MapValue managed, params (string Key, string? Value)[] facts)
    {
        var told = MapValue.Of(
            ("controller", $"managed/{managed.ApiVersion()}, kind={managed.Kind().ToLowerInvariant()}"),
            ("request", MapValue.Of(("namespace", managed.Namespace() is { } ns ? ns : null), ("name", managed.Name()))),
            ("uid", managed.Uid()),
            ("version", managed.At("metadata", "resourceVersion")));
        told = facts.Where(fact => fact.Value is not null).Aggregate(told, (map, fact) => map.With(fact.Key, fact.Value!));
        var stamp = Clock.Stamp(at);
        return new(at, $"{stamp}\tDEBUG\t{logger}\t{message}\t{ValueWriter.ToJson(told)}");
    }
}

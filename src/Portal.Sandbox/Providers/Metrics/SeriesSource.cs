using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Providers.Logs;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Metrics;

/// <summary>The series that a selector names, made from the objects that are there now.</summary>
internal sealed class SeriesSource(ILocalApi api)
{
    private const double Day = 86_400;
    private const double Wave = 1_260;
    private const double Grain = 60;

    public async Task<IReadOnlyList<Series>> FindAsync(Query.Selector selector, CancellationToken token)
    {
        var name = selector.Metric.Length > 0 ? selector.Metric : selector.Matchers.FirstOrDefault(matcher => matcher is { Label: "__name__", Operator: "=" })?.Text;
        var found = new List<Series>();
        foreach (var line in MetricBook.Lines.Where(line => name is null || line.Name == name))
        {
            var series = line.Kind == "Pod" ? await PodsAsync(line, selector, token) : await ManagedAsync(line, token);
            found.AddRange(series.Where(candidate => selector.Matchers.All(matcher => matcher.Fits(candidate.Labels))));
        }

        return found;
    }

    private async Task<IEnumerable<Series>> ManagedAsync(MetricLine line, CancellationToken token)
    {
        var all = new List<MapValue>();
        foreach (var entry in KindBook.Entries.Where(entry => entry.Text("kind") == line.Kind && entry.Text("group").StartsWith(line.Group + ".", StringComparison.Ordinal)))
        {
            all.AddRange(await api.ListAsync($"{entry.Text("group")}/{entry["versions"]!.Items[^1].Text}", line.Kind, null, token));
        }

        return all.Select(managed => Of(managed, line)).OfType<Series>();
    }

    /// <summary>Measured is what was ready once, from then on; the demo's own infrastructure always was.</summary>
    private static Series? Of(MapValue managed, MetricLine line)
    {
        var name = managed.Annotation(Managed.ExternalNameKey);
        var ready = Conditions.Find(managed, "Ready");
        var wasReady = ready?["status"]?.Text == "True" || ready?["reason"]?.Text is "Unavailable" or "Deleting";
        if (name is null || !wasReady)
        {
            return null;
        }

        var since = managed.Annotation(Managed.ReadyAfterKey) is not null ? double.MinValue : (double)(Clock.Read(managed.Annotation(Managed.SucceededKey))?.ToUnixTimeSeconds() ?? 0);
        var labels = Labels(line, line.NamePrefix + name + line.NameSuffix);
        labels["region"] = managed.At("spec", "forProvider", "region")?.Text ?? "eu-central-1";
        labels["job"] = "cloudwatch";
        return Moving(line, labels, managed.Uid(), since);
    }

    private async Task<IEnumerable<Series>> PodsAsync(MetricLine line, Query.Selector selector, CancellationToken token)
    {
        var ns = selector.Matchers.FirstOrDefault(matcher => matcher is { Label: "namespace", Operator: "=" })?.Text;
        var pods = await api.ListAsync("v1", "Pod", ns, token);
        return pods.Where(pod => pod.Text("status", "phase") == "Running").SelectMany(pod => (pod.At("spec", "containers")?.Items ?? []).Select(container =>
        {
            var labels = Labels(line, pod.Name());
            labels["namespace"] = pod.Namespace() ?? "";
            labels["container"] = container.Text("name");
            labels["image"] = container.Text("image");
            labels["job"] = "kubelet";
            return Moving(line, labels, pod.Uid() + container.Text("name"), double.MinValue);
        }));
    }

    private static Dictionary<string, string> Labels(MetricLine line, string name)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["__name__"] = line.Name, [line.Label] = name };
        foreach (var (label, value) in line.Extra)
        {
            labels[label] = value;
        }

        return labels;
    }

    private static Series Moving(MetricLine line, Dictionary<string, string> labels, string seed, double since)
    {
        var own = seed + line.Name;
        var scale = 0.6 + 0.8 * Seeded.Fraction(own, -1);
        var phase = Seeded.Fraction(own, -2);
        return new(labels, at => at < since ? null : line.Counts ? Grown(line, at, scale, phase) : Swung(line, own, at, scale, phase));
    }

    /// <summary>A day's rhythm, a shorter wave, and grains of a minute.</summary>
    private static double Swung(MetricLine line, string seed, double at, double scale, double phase)
    {
        var minute = Math.Floor(at / Grain);
        var mixed = (at - minute * Grain) / Grain;
        var grain = Seeded.Fraction(seed, (long)minute) * (1 - mixed) + Seeded.Fraction(seed, (long)minute + 1) * mixed - 0.5;
        var sway = 0.5 * Math.Sin(2 * Math.PI * (at / Day + phase)) + 0.3 * Math.Sin(2 * Math.PI * (at / Wave + phase)) + 0.4 * grain;
        var value = Math.Max(0, line.Around * scale * (1 + line.Sway * sway));
        return line.Whole ? Math.Round(value) : value;
    }

    /// <summary>A counter whose rate swings and is never negative.</summary>
    private static double Grown(MetricLine line, double at, double scale, double phase)
    {
        const double Epoch = 1_700_000_000;
        var angle = 2 * Math.PI * (at / Wave + phase);
        return line.Around * scale * (at - Epoch + line.Sway * Wave / (2 * Math.PI) * Math.Sin(angle));
    }
}

using Portal.Schema.Values;

namespace Portal.Insights;

/// <summary>Which pods of Crossplane's namespace are the providers of some API groups, by the names that packages have: <c>provider-aws-rds</c> serves <c>rds.aws.upbound.io</c>.</summary>
internal static class ProviderPods
{
    private const string Label = "pkg.crossplane.io/provider";

    public static IReadOnlyList<Value> For(IReadOnlyList<Value> pods, IEnumerable<string> groups)
    {
        List<string[]> words = [.. groups.Select(group => group.Split('.'))];
        var providers = pods.Select(pod => (Pod: pod, Name: NameOf(pod))).Where(pair => pair.Name is not null).ToList();
        var best = providers.Select(pair => (pair.Pod, Score: words.Count == 0 ? 0 : words.Max(group => Score(pair.Name!, group)))).ToList();
        var most = best.Count == 0 ? 0 : best.Max(pair => pair.Score);
        return [.. best.Where(pair => pair.Score == most).Select(pair => pair.Pod)];
    }

    private static string? NameOf(Value pod)
    {
        var label = pod.At("metadata", "labels", Label)?.Text;
        var name = pod.At("metadata", "name")?.Text ?? "";
        return label ?? (name.StartsWith("provider-", StringComparison.Ordinal) || name.Contains("-provider-", StringComparison.Ordinal) ? name : null);
    }

    private static int Score(string provider, string[] group) => provider.Split('-').Count(word => word.Length > 1 && group.Contains(word));
}

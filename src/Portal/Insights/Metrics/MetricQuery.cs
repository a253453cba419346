using System.Runtime.CompilerServices;
using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Insights;

/// <summary>The metrics of an object and of its parts, read anew every half a minute.</summary>
internal sealed class MetricQuery(LiveCluster live, PrometheusReader prometheus)
{
    private const int MostQuestions = 12;
    private const string ExternalName = "crossplane.io/external-name";
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    public async IAsyncEnumerable<MetricAnswer> FollowAsync(Caller caller, ObjectKey key, [EnumeratorCancellation] CancellationToken token)
    {
        await foreach (var (subjects, _) in live.FollowAsync(caller, cluster => (Subjects(cluster, key), cluster.Now.Ticks / Beat.Ticks), token))
        {
            yield return await ReadAsync(caller, subjects, token);
        }
    }

    private async Task<MetricAnswer> ReadAsync(Caller caller, LiveList<MetricSubject> subjects, CancellationToken token)
    {
        var questions = subjects.SelectMany(subject => MetricTable.For(subject).Select(question => (subject, question))).Take(MostQuestions).ToList();
        if (questions.Count == 0)
        {
            return MetricAnswer.Silent;
        }

        var series = new List<MetricSeries>();
        foreach (var (subject, question) in questions)
        {
            var (points, why) = await prometheus.ReadAsync(caller, question.Query, token);
            if (why is not null)
            {
                return new(new([]), why);
            }

            if (points.Count > 1)
            {
                series.Add(new(question.Title, subject.Key.Name, question.Unit, points));
            }
        }

        return new(new(series), series.Count == 0 ? "Nothing is measured of it yet." : null);
    }

    /// <summary>The name that the cloud knows a part by is used for the question and not shown.</summary>
    private static LiveList<MetricSubject> Subjects(VisibleCluster cluster, ObjectKey key) => new(
        (ResourceTree.Of(cluster, key)?.All() ?? []).Where(part => part.Found).Select(part => part.Key).Distinct()
            .Select(cluster.SummaryOf).OfType<KubeObject>()
            .Select(found => new MetricSubject(found.Key, found.Annotations[ExternalName] ?? found.Name)));
}

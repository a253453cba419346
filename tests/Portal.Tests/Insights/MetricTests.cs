using Portal.Insights;
using Portal.Kubernetes.Objects;

namespace Portal.Tests.Insights;

public sealed class MetricTests
{
    [Theory]
    [InlineData(23.456, MetricUnit.Percent, "23.46 %")]
    [InlineData(1536, MetricUnit.Bytes, "1.5 KiB")]
    [InlineData(107374182400, MetricUnit.Bytes, "100 GiB")]
    [InlineData(0.0042, MetricUnit.Seconds, "4.2 ms")]
    [InlineData(12, MetricUnit.Count, "12")]
    [InlineData(1234.5, MetricUnit.Count, "1,235")]
    [InlineData(0.25, MetricUnit.Cores, "250 millicores")]
    public void Values_HaveTheirUnits(double value, MetricUnit unit, string expected) => Assert.Equal(expected, MetricTerms.Of(value, unit));

    [Fact]
    public void Questions_ByKind_EscapeTheName()
    {
        var subject = new MetricSubject(new(new("rds.aws.m.upbound.io", "v1beta1", "instances", "Instance", true), "team-a", "db"), "a\"} or vector(1) #");

        var questions = MetricTable.For(subject).ToList();

        Assert.Contains(questions, question => question.Query == "aws_rds_cpuutilization_average{dbinstance_identifier=\"a\\\"} or vector(1) #\"}");
        Assert.Empty(MetricTable.For(new(new(new("rds.aws.upbound.io", "v1", "subnetgroups", "SubnetGroup", false), null, "x"), "x")));
    }

    [Fact]
    public void Line_SpansTheBox()
    {
        var start = DateTimeOffset.UnixEpoch;
        MetricPoint[] points = [new(start, 0), new(start.AddMinutes(1), 10), new(start.AddMinutes(2), 5)];

        Assert.Equal("0,52 120,4 240,28", ChartLine.Of(points, 240, 56));
        Assert.Equal("0,28 240,28", ChartLine.Of([points[1], points[1] with { At = start.AddMinutes(3) }], 240, 56));
    }
}

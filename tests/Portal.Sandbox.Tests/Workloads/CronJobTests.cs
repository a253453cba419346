using Microsoft.Extensions.Time.Testing;
using Portal.Kubernetes.Objects;
using Portal.Sandbox.Workloads;
using Portal.Testing;
using static Portal.Sandbox.Tests.ApiCalls;

namespace Portal.Sandbox.Tests.Workloads;

public sealed class CronJobTests
{
    private static readonly ResourceType CronJobs = new("batch", "v1", "cronjobs", "CronJob", true);
    private static readonly ResourceType Jobs = new("batch", "v1", "jobs", "Job", true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("*/5 * * * *", "2026-01-01T00:02:10Z", "2026-01-01T00:05:00Z")]
    [InlineData("0 3 * * *", "2026-01-01T03:00:00Z", "2026-01-02T03:00:00Z")]
    [InlineData("30 9 * * MON-FRI", "2026-01-02T10:00:00Z", "2026-01-05T09:30:00Z")]
    [InlineData("0 0 13 * 5", "2026-02-01T00:00:00Z", "2026-02-06T00:00:00Z")]
    [InlineData("0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("@hourly", "2026-01-01T00:59:59Z", "2026-01-01T01:00:00Z")]
    [InlineData("1,3 0/12 * jan ?", "2026-01-01T00:01:30Z", "2026-01-01T00:03:00Z")]
    [InlineData("0 0 * * 7", "2026-01-01T00:00:00Z", "2026-01-04T00:00:00Z")]
    public void After_FindsTheNextTime(string schedule, string moment, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next), CronSchedule.Parse(schedule).After(DateTimeOffset.Parse(moment), TimeZoneInfo.Utc));

    [Fact]
    public void After_InAZone_KeepsItsClock()
    {
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out var berlin), "clocks: no time zones on this machine");

        // In the night of 29 March 2026 the hour from two to three is left out.
        Assert.Equal(DateTimeOffset.Parse("2026-03-30T00:30:00Z"), CronSchedule.Parse("30 2 * * *").After(DateTimeOffset.Parse("2026-03-28T12:00:00Z").AddDays(1), berlin!));
    }

    [Theory]
    [InlineData("* * * *", "expected exactly 5 fields, found 4: [* * * *]")]
    [InlineData("60 * * * *", "end of range (60) above maximum (59): 60")]
    [InlineData("5-1 * * * *", "beginning of range (5) beyond end of range (1): 5-1")]
    [InlineData("*/0 * * * *", "step of range should be a positive number: */0")]
    [InlineData("x * * * *", "failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("@never", "unrecognized descriptor: @never")]
    public void Parse_NoSchedule_SaysWhy(string schedule, string why) => Assert.Equal(why, Assert.Throws<FormatException>(() => CronSchedule.Parse(schedule)).Message);

    [Fact]
    public async Task CronJob_AtItsTime_StartsAJobAndKeepsSomeOfThem()
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:30Z"));
        await using var cluster = await SandboxCluster.StartAsync(Token, time: time);
        await cluster.CreateAsync(CronJobs, "default", Manifest("* * * * *"), Token);
        for (var minute = 1; minute <= 4; minute++)
        {
            var due = $"2026-01-01T00:0{minute}:00Z";
            await UntilAsync(async () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return await cluster.FindAsync(new(CronJobs, "default", "tick"), Token);
            }, found => found?.GetProperty("status").TryGetProperty("lastScheduleTime", out var last) == true && string.CompareOrdinal(last.GetString(), due) >= 0, Token);
        }

        var jobs = await UntilAsync(async () =>
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            return await cluster.ListAsync(Jobs, "default", Token);
        }, found => found.Count is > 0 and <= 3, Token);
        Assert.All(jobs, job => Assert.Matches("^tick-[0-9]+$", job.GetProperty("metadata").GetProperty("name").GetString()));
        Assert.All(jobs, job => Assert.Equal("CronJob", job.GetProperty("metadata").GetProperty("ownerReferences")[0].GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task CronJob_ThatCannotBeRead_IsRefused()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);

        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.CreateAsync(CronJobs, "default", Manifest("61 * * * *"), Token));

        Assert.Equal("CronJob.batch \"tick\" is invalid: spec.schedule: Invalid value: \"61 * * * *\": end of range (61) above maximum (59): 61", wrong.Message);
    }

    private static string Manifest(string schedule) =>
        """{"metadata":{"name":"tick"},"spec":{"schedule":"SCHEDULE","successfulJobsHistoryLimit":1,"jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"busybox"}]}}}}}}"""
            .Replace("SCHEDULE", schedule, StringComparison.Ordinal);
}

using Portal.Insights;

namespace Portal.Tests.Insights;

public sealed class TextTests
{
    [Theory]
    [InlineData("\u001b[31mred\u001b[0m and \u001b[1;32mgreen\u001b[m", "red and green")]
    [InlineData("title \u001b]0;evil\a after", "title  after")]
    [InlineData("forged\rline\u0000 \ttab", "forgedline \ttab")]
    [InlineData("open \u001b[31", "open ")]
    [InlineData("plain", "plain")]
    public void PlainLine_HasNoControls(string line, string expected) => Assert.Equal(expected, PlainLine.Of(line));

    [Theory]
    [InlineData("dial postgresql://admin:hunter2@db:5432 failed", "hunter2")]
    [InlineData("{\"password\": \"hunter2\", \"user\": \"a\"}", "hunter2")]
    [InlineData("Authorization: Bearer abcdefghijklmnop.hunter2", "hunter2")]
    [InlineData("key AKIAABCDEFGHIJKLMNOP is invalid", "AKIAABCDEFGHIJKLMNOP")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----", "hunter2")]
    [InlineData("AccountKey=hunter2hunter2==;EndpointSuffix=x", "hunter2")]
    public void Redaction_TakesCredentialsOut(string text, string secret) => Assert.DoesNotContain(secret, Redaction.Of(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("cannot create DBInstance: InvalidParameterValue: Invalid master password length")]
    [InlineData("Successfully requested creation of external resource")]
    [InlineData("observe failed: cannot get https://rds.eu-west-1.amazonaws.com/?Action=Describe: timeout")]
    public void Redaction_LeavesTheRest(string text) => Assert.Equal(text, Redaction.Of(text));

    [Theory]
    [InlineData("CreatedExternalResource", "Created external resource")]
    [InlineData("CannotObserveXRD", "Cannot observe XRD")]
    [InlineData("ScalingReplicaSet", "Scaling replica set")]
    [InlineData("Synced", "Synced")]
    public void Reason_ReadsAsWords(string reason, string expected) => Assert.Equal(expected, EventReading.Spaced(reason));

    [Fact]
    public void LogBuffer_KeepsTheNewest()
    {
        var buffer = new LogBuffer(3);
        for (var at = 1; at <= 5; at++)
        {
            buffer.Add($"2026-11-24T10:00:0{at}.1Z line {at}");
        }

        Assert.Equal(["line 3", "line 4", "line 5"], buffer.Matching("").Select(line => line.Text));
        Assert.Equal((5, 2), (buffer.Came, buffer.Lost));
        Assert.Equal("line 4", Assert.Single(buffer.Matching("LINE 4")).Text);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 10, 0, 5, 100, TimeSpan.Zero), buffer.Matching("")[^1].At);
    }
}

using Microsoft.Extensions.Time.Testing;
using Portal.Shell;

namespace Portal.Tests.Shell;

public sealed class NoticesTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Say_NewestStandsFirst_AndListenersHear()
    {
        var notices = new Notices(_time);
        var heard = 0;
        notices.Changed += () => heard++;

        notices.Say(NoticeKind.Ready, "orders-db is ready", "create/tasks/1");
        notices.Say(NoticeKind.Failed, "cache failed");

        Assert.Equal(["cache failed", "orders-db is ready"], notices.All.Select(notice => notice.Text));
        Assert.Equal((2, 2), (heard, notices.Unread));
    }

    [Fact]
    public void Say_TheSameThatStillStands_IsNotSaidTwice_ButAgainAfterItWasDismissed()
    {
        var notices = new Notices(_time);

        notices.Say(NoticeKind.Ready, "ready");
        notices.Say(NoticeKind.Ready, "ready");
        Assert.Single(notices.All);
        notices.Dismiss(notices.All[0].Id);
        notices.Say(NoticeKind.Ready, "ready");

        Assert.Equal(2, notices.All.Count);
    }

    [Fact]
    public void ReadAll_LeavesTheListAndClearsTheCorner()
    {
        var notices = new Notices(_time);
        notices.Say(NoticeKind.Failed, "failed");

        notices.ReadAll();

        Assert.Equal((0, 1), (notices.Unread, notices.All.Count));
        Assert.False(notices.All[0].Shown);
    }

    [Fact]
    public void Say_ManyThings_KeepsTheNewestHundred()
    {
        var notices = new Notices(_time);

        for (var index = 0; index < 150; index++)
        {
            notices.Say(NoticeKind.Said, $"notice {index}");
        }

        Assert.Equal(("notice 149", 100), (notices.All[0].Text, notices.All.Count));
    }
}

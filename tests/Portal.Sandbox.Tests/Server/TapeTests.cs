namespace Portal.Sandbox.Tests.Server;

/// <summary>What a real API server answered is what the sandbox answers: one test a tape.</summary>
public sealed class TapeTests(TapeReplay replay, ITestOutputHelper output) : IClassFixture<TapeReplay>
{
    public static TheoryData<string> Tapes => [.. TapeReplay.Names];

    [Theory]
    [MemberData(nameof(Tapes))]
    public void Tape_Replayed_GetsTheSameAnswers(string tape)
    {
        Assert.SkipWhen(replay.Why is not null, replay.Why ?? "");

        Assert.True(replay.Differences.TryGetValue(tape, out var differences), "it was not replayed");
        Assert.True(differences!.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Groups_AreToldWithTheirFigures()
    {
        Assert.SkipWhen(replay.Why is not null, replay.Why ?? "");

        foreach (var group in replay.Differences.GroupBy(tape => tape.Key[..tape.Key.IndexOf('/', StringComparison.Ordinal)]).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var passed = group.Count(tape => tape.Value.Count == 0);
            output.WriteLine($"figure: tapes of {group.Key} {passed} of {group.Count()}");
            Assert.True(passed >= 0.9 * group.Count(), $"{group.Key}: {passed} of {group.Count()}");
        }
    }
}

using Portal.Shell;

namespace Portal.Tests.Shell;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("orders-db", "orders-db", "", 0)]
    [InlineData("ord", "orders-db", "", 1)]
    [InlineData("db", "orders-db", "", 2)]
    [InlineData("rders", "orders-db", "", 3)]
    [InlineData("team", "orders-db", "PostgreSQL · team-a", 4)]
    [InlineData("ORD team", "orders-db", "team-a", 5)]
    public void Rank_IsSmallestForWhatFitsBest(string typed, string title, string detail, int rank) => Assert.Equal(rank, new SearchWords(typed).Rank(title, detail));

    [Fact]
    public void Rank_OneWordMissing_IsNotFound() => Assert.Null(new SearchWords("orders cache").Rank("orders-db", "team-a"));

    [Fact]
    public void IsEmpty_OnlySpaces() => Assert.True(new SearchWords("  ").IsEmpty);
}

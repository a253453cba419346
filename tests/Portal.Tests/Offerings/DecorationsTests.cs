using Portal.Live;
using Portal.Offerings;

namespace Portal.Tests.Offerings;

public sealed class DecorationsTests
{
    private static Decorator Entity(string name, string? definition) =>
        new(new OfferingLook("default", name, name, null, null, new LiveList<string>([]), $"resource:default/{name}"), definition);

    [Fact]
    public void AnnotatedEntity_DecoratesTheXrdThatItNames()
    {
        var decorations = Decorations.Of([Entity("a", "x"), Entity("b", "y")], ["x", "y", "z"]);

        Assert.Equal(("a", "b"), (decorations.ByDefinition["x"].Name, decorations.ByDefinition["y"].Name));
        Assert.Empty(decorations.Problems);
    }

    [Fact]
    public void EntityWithoutAnnotation_TakesTheOnlyXrdThatNobodyNames()
    {
        var decorations = Decorations.Of([Entity("seed", null), Entity("a", "x")], ["x", "y"]);

        Assert.Equal("seed", decorations.ByDefinition["y"].Name);
    }

    [Theory]
    [InlineData("x,y", "2 fit: x, y")]
    [InlineData("", "every XRD is decorated")]
    public void EntityWithoutAnnotation_ThatCannotBeDecided_IsAProblemWithItsMend(string definitions, string says)
    {
        var decorations = Decorations.Of([Entity("seed", null)], definitions.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.Empty(decorations.ByDefinition);
        Assert.Contains(says, Assert.Single(decorations.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoEntitiesOfOneXrd_AndOneOfNone_AreProblems()
    {
        var decorations = Decorations.Of([Entity("a", "x"), Entity("b", "x"), Entity("c", "gone")], ["x"]);

        Assert.Equal("a", decorations.ByDefinition["x"].Name);
        Assert.Equal(
            ["It names the XRD x, which resource:default/a decorates already.", "It names the XRD gone, which the control plane does not have."],
            decorations.Problems.Select(problem => problem.Message));
    }
}

using Portal.Schema.Passes;

namespace Portal.Schema.Tests.Passes;

public sealed class PatternTests
{
    [Theory]
    [InlineData("+", "missing argument to repetition operator: `+`")]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData("a{2}{3}", "invalid nested repetition operator: `{2}{3}`")]
    [InlineData("a{2000}", "invalid repeat count: `{2000}`")]
    [InlineData("a{3,2}", "invalid repeat count: `{3,2}`")]
    [InlineData("(a", "missing closing ): `(a`")]
    [InlineData("a)", "unexpected ): `a)`")]
    [InlineData("[a", "missing closing ]: `[a`")]
    [InlineData("[z-a]", "invalid character class range: `z-a`")]
    [InlineData("[[:nope:]]", "invalid character class range: `[:nope:]`")]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?<=a)b", "invalid named capture: `(?<=a)b`")]
    [InlineData("a\\", "trailing backslash at end of expression: ``")]
    [InlineData("\\y", "invalid escape sequence: `\\y`")]
    [InlineData("(a)\\1", "invalid escape sequence: `\\1`")]
    public void Mistake_OfNoPattern_IsGoes(string pattern, string expected) => Assert.Equal($"error parsing regexp: {expected}", PatternSyntax.Mistake(pattern));

    [Theory]
    [InlineData("^[a-z]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]+)*$")]
    [InlineData("(?i)a|(?:b)|(?P<n>c)|(?<m>d)|(?s-i:e)")]
    [InlineData("[]a][^]a][-a][a-]")]
    [InlineData("\\Q(*\\E[[:alpha:]\\d\\-]\\pL\\p{Greek}\\x41\\x{1F600}\\z")]
    [InlineData("a{,2}{x}|{}")]
    [InlineData("(|a)*?b??")]
    [InlineData("[\\w.]+@[a-z]{2,}")]
    public void Mistake_OfAPattern_IsNone(string pattern) => Assert.Null(PatternSyntax.Mistake(pattern));
}

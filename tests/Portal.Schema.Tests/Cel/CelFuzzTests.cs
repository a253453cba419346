using System.Diagnostics;
using System.Globalization;
using System.Text;
using Portal.Schema.Cel;
using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Cel;

/// <summary>Sources that nobody would write: none may throw, none may take longer than a second.</summary>
public sealed class CelFuzzTests(ITestOutputHelper output)
{
    private const int Sources = 20_000;
    private const string Schedule = "/proc/thread-self/schedstat";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly string[] Pieces =
    [
        "self", "oldSelf", ".a", ".l", ".m", ".s", "[0]", "['a']", "[?1]", ".?a", "(", ")", "[", "]", "{", "}", ",", ":", "?", " && ", " || ", "!", "-", " + ", " - ", " * ", " / ", " % ", " == ", " != ", " < ", " >= ", " in ",
        "1", "-9223372036854775808", "2u", "1.5", "'a'", "\"\\u00e9\"", "b'x'", "true", "null", "x", "y", ".all(x, ", ".exists(x, ", ".map(x, ", ".filter(x, ", ".map(i, v, ", ".transformMap(k, v, ", ".sortBy(x, ", "has(", "size(", "string(", "int(",
        "duration('1h')", "timestamp('2024-01-01T00:00:00Z')", ".matches('(a+)+$')", ".find('[0-9]+')", ".split('')", ".join(',')", ".replace('', 'aa')", ".format([", "quantity('1Gi')", "ip('::1')", "cidr('10.0.0.0/8')", "semver('1.2.3')", "url('/a')",
        "optional.of(", ".orValue(", ".optMap(x, ", "lists.range(9223372036854775807)", "lists.range(1000000)", ".flatten()", ".sum()", ".distinct()", "sets.contains(", "\n", "\t", "`", "'", "\\", "é", "😀", "//", "for", "type(", "dyn(", "google.protobuf.Timestamp", "{'a': 1}", "[1, 2, 3]", "['b', 'a']",
    ];

    private static readonly StructuralSchema Schema = SchemaReader.ReadLenient(ValueReader.Parse(
        """{"type":"object","properties":{"a":{"x-kubernetes-int-or-string":true},"l":{"type":"array","items":{"type":"integer"}},"m":{"type":"object","additionalProperties":{"type":"string"}},"s":{"type":"string"}}}"""));

    private static readonly Value Object = ValueReader.Parse("""{"a":5,"l":[3,1,2],"m":{"a":"b"},"s":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"}""");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RandomSources_NeitherThrowNorHang(int seed)
    {
        var random = new Random(seed);
        var (slowest, source, whole) = (TimeSpan.Zero, "", Stopwatch.StartNew());
        var count = 0;
        for (; count < Sources && whole.Elapsed < TimeSpan.FromSeconds(4); count++)
        {
            var text = Text(random);
            var taken = Quickest(() => Try(text));
            if (taken > slowest)
            {
                (slowest, source) = (taken, text);
            }
        }

        output.WriteLine($"{count} sources, the slowest {slowest.TotalMilliseconds:F0} ms: {source}");
        Assert.True(slowest < Longest, $"{slowest.TotalMilliseconds} ms: {source}");
    }

    [Theory]
    [InlineData("(", ")", "1", 100_000)]
    [InlineData("[", "]", "", 50_000)]
    [InlineData("-", "", "1", 90_000)]
    [InlineData("!", "", "true", 90_000)]
    [InlineData("[1].all(x, ", ")", "true", 9_000)]
    [InlineData("true ? 1 : ", "", "1", 9_000)]
    [InlineData("1 + ", "", "1", 24_000)]
    [InlineData("a.", "", "b", 49_000)]
    [InlineData("'a' + ", "", "'a'", 16_000)]
    [InlineData("{'a': ", "}", "1", 14_000)]
    public void DeepSources_AreRefusedOrRead_WithoutOverflow(string before, string after, string core, int times)
    {
        var taken = Quickest(() => Try(string.Concat(Enumerable.Repeat(before, times)) + core + string.Concat(Enumerable.Repeat(after, times))));

        Assert.True(taken < Longest, $"{taken.TotalMilliseconds} ms");
    }

    [Theory]
    [InlineData("lists.range(9223372036854775807).size() > 0")]
    [InlineData("[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c, [1,2,3,4,5,6,7,8,9,10].all(d, [1,2,3,4,5,6,7,8,9,10].all(e, [1,2,3,4,5,6,7,8,9,10].all(f, a + b + c + d + e + f > 0))))))")]
    [InlineData("lists.range(100000).map(x, 'aaaaaaaaaaaaaaaa').join('').replace('a', 'bbbbbbbbbbbbbbbb').replace('b', 'cccccccccccccccc').size() > 0")]
    [InlineData("lists.range(300000).distinct().size() > 0")]
    public void CostlyRules_EndWithinTheBudget(string rule)
    {
        RuleOutcome? outcome = null;
        var schema = Schema with { Rules = [new(rule, "no", null, null, null, null), new("false", "second", null, null, null, null)] };

        var taken = Quickest(() => outcome = RuleValidator.Validate(Object, schema, null, []));

        Assert.True(taken < Longest, $"{taken.TotalMilliseconds} ms");
        Assert.Equal("Invalid value: \"object\": 'operation cancelled: actual cost limit exceeded': no further validation rules will be run due to call cost exceeds limit for rule: no", Assert.Single(outcome!.Errors).Message);
    }

    /// <summary>How long it takes; what was slow is tried twice more.</summary>
    private static TimeSpan Quickest(Action action)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 3 && best > Longest; i++)
        {
            var start = OwnTime();
            action();
            var taken = OwnTime() - start;
            best = taken < best ? taken : best;
        }

        return best;
    }

    /// <summary>What this thread was on the processor, since the machine has other work; the clock's time where the system does not tell.</summary>
    private static TimeSpan OwnTime() => File.Exists(Schedule)
        ? TimeSpan.FromTicks(long.Parse(File.ReadAllText(Schedule).Split(' ')[0], CultureInfo.InvariantCulture) / 100)
        : Stopwatch.GetElapsedTime(0);

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 25); i > 0; i--)
        {
            text.Append(random.Next(40) == 0 ? ((char)random.Next(1, 0x3000)).ToString() : Pieces[random.Next(Pieces.Length)]);
        }

        // Some brackets are closed, so that more of the sources can be read.
        return random.Next(3) == 0 ? text.ToString() : text + string.Concat(Enumerable.Repeat(")", Math.Max(0, text.ToString().Count(c => c == '(') - text.ToString().Count(c => c == ')'))));
    }

    private static void Try(string source)
    {
        var schema = Schema with { Rules = [new(source, null, source, null, null, null)] };
        RuleDefinitions.Check(schema, FieldPath.Root, []);
        RuleValidator.Validate(Object, schema, Object, []);
    }
}

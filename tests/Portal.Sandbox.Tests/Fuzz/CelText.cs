namespace Portal.Sandbox.Tests.Fuzz;

/// <summary>Sources of rules: some that type check, most that do not, some that are no CEL at all.</summary>
internal static class CelText
{
    private static readonly string[] Leaves =
    [
        "self", "oldSelf", "self.size", "self.name", "self.tags", "self.users", "self.missing", "1", "-1", "0u", "1.5", "9223372036854775807", "'a'", "\"\\\"\"", "r'\\d+'", "b'x'", "true", "false", "null",
        "[]", "{}", "[1,2]", "{'a':1}", "type(self)", "duration('1h')", "timestamp('2026-01-01T00:00:00Z')", "quantity('1Gi')", "ip('::1')", "cidr('10.0.0.0/8')", "url('http://a/b')", "optional.none()", "self.?name",
        "'(a+)+$'", "'x'.replace('', 'y')", "semver('1.2.3')", "format.dns1123Label()",
    ];

    private static readonly string[] Binary = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in"];

    private static readonly string[] Calls =
    [
        "size(%)", "%.size()", "string(%)", "int(%)", "uint(%)", "double(%)", "bool(%)", "dyn(%)", "has(%.a)", "has(%)", "!%", "-%", "%[0]", "%['a']", "%.a", "%.all(x, x > 0)", "%.exists(x, x == x)", "%.exists_one(x, true)",
        "%.map(x, x)", "%.map(x, %.map(y, x + y))", "%.filter(x, x != '')", "%.matches('(a|b)*c')", "%.contains('a')", "%.startsWith('')", "%.split(',')", "%.join(',')", "%.substring(1, 99)", "%.indexOf('a')",
        "%.replace('a','b', -1)", "%.find('[0-9]+')", "%.findAll('a*')", "%.charAt(5)", "%.upperAscii()", "%.isSorted()", "%.sum()", "%.min()", "%.max()", "%.orValue(1)", "%.hasValue()", "%.value()", "%.isGreaterThan(quantity('1'))",
        "%.getHost()", "%.format([1])", "isQuantity(%)", "isURL(%)", "isIP(%)", "[%, %]", "{%: %}", "% ? % : %", "cel.bind(v, %, v)", "%.transformList(i, v, v)",
    ];

    private static readonly string[] Tokens =
        ["self", ".", "(", ")", "[", "]", "{", "}", ",", ":", "?", "&&", "||", "==", "+", "'", "\"", "'''", "r\"", "\\", "0x", "1e", "1", "in", "has", "@", "//", "\n", "\u0000", "é", "💥", "if", "null"];

    public static string Of(Dice dice) => dice.Below(10) switch
    {
        0 => dice.Soup(40, "", Tokens),
        1 => string.Concat(Enumerable.Repeat(dice.Pick("(", "[", "!", "-", "self.", "[self,", "{'a':"), dice.Pick(50, 500, 20_000))) + "self",
        2 => string.Join(dice.Pick(" && ", " + ", " || "), Enumerable.Repeat(Tree(dice, 2), dice.Pick(10, 300, 3_000))),
        _ => Tree(dice, 0),
    };

    private static string Tree(Dice dice, int depth)
    {
        if (depth > 4 || dice.OneIn(3))
        {
            return dice.Pick<string>(Leaves);
        }

        if (dice.OneIn(2))
        {
            return $"({Tree(dice, depth + 1)} {dice.Pick<string>(Binary)} {Tree(dice, depth + 1)})";
        }

        return string.Join(Tree(dice, depth + 1), dice.Pick<string>(Calls).Split('%'));
    }
}

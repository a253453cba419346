using Portal.Schema.Passes;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Passes;

public sealed class RuleTests
{
    [Theory]
    [InlineData("1 + 2 * 3 == 7 && 7 % 4 == 3 && -2 < 1")]
    [InlineData("self.name.startsWith('a') && self.name.size() == 3")]
    [InlineData("self.list.all(x, x > 0) && self.list.exists(x, x == 3) && self.list.exists_one(x, x == 2)")]
    [InlineData("self.list.map(x, x * 2) == [2, 4, 6] && self.list.filter(x, x > 1).size() == 2")]
    [InlineData("self.tags.all(k, self.tags[k] != '') && 'a.b' in self.tags && self.tags['a.b'] == 'x'")]
    [InlineData("has(self.name) && !has(self.none)")]
    [InlineData("!has(self.none) || self.none == 'x'")]
    [InlineData("self.none == 'x' || true")]
    [InlineData("self.name.matches('^a[b-d]+$')")]
    [InlineData("quantity('1Gi').isGreaterThan(quantity('1000M')) && quantity('500m').compareTo(quantity('0.5')) == 0")]
    [InlineData("duration('1h30m') > duration('89m') && timestamp('2026-01-01T00:00:00Z') < timestamp('2026-01-02T00:00:00+01:00')")]
    [InlineData("self.list.isSorted() && self.list.sum() == 6 && self.list.max() == 3")]
    [InlineData("self.set == ['b', 'a']")]
    [InlineData("self.set + ['b', 'c'] == ['a', 'b', 'c'] && (self.set + ['c']).size() == 3 && ['a'] + self.set == ['a', 'a', 'b']")]
    [InlineData("self.x__dash__y == 5 && self.__namespace__ == 'n'")]
    [InlineData("'%s'.size() == 2 && r'\\d' == '\\\\d' && \"\"\"a\"b\"\"\" == 'a\"b'")]
    [InlineData("'a,b,c'.split(',')[1] == 'b' && ['a', 'b'].join('-') == 'a-b' && 'héllo'.substring(1, 3) == 'él'")]
    [InlineData("(self.name == 'abc' ? 1 : 2) == 1 && {'k': 1}['k'] == 1 && type(1) == int || true")]
    [InlineData("isIP('10.0.0.1') && isCIDR('10.0.0.0/8') && isURL('https://a.b/c')")]
    public void Validate_RuleThatHolds_SaysNothing(string rule) => Assert.Empty(Outcome(rule).Errors);

    [Theory]
    [InlineData("self.name == 'x'", "Invalid value: no")]
    [InlineData("self.none == 'x'", "Invalid value: \"object\": no such key: none evaluating rule: no")]
    [InlineData("self.list[5] == 1", "Invalid value: \"object\": index out of bounds: 5 evaluating rule: no")]
    [InlineData("1 / (self.list[0] - 1) == 1", "Invalid value: \"object\": division by zero evaluating rule: no")]
    [InlineData("self.list.exists(x, x > 3)", "Invalid value: no")]
    public void Validate_RuleThatDoesNot_SaysItsMessage(string rule, string message) => Assert.Equal(message, Assert.Single(Outcome(rule).Errors).Message);

    [Theory]
    [InlineData("unknownFunction(self)")]
    [InlineData("self.nowhere == 1")]
    [InlineData("self.")]
    public void Validate_WhatCannotBeDecidedHere_IsLeftToTheServer(string rule)
    {
        var outcome = Outcome(rule);

        Assert.Empty(outcome.Errors);
        Assert.Single(outcome.Undecided);
    }

    [Fact]
    public void Validate_TransitionRule_IsAskedOnUpdateAlone()
    {
        var schema = Schema("self.name == oldSelf.name");
        var changed = Object with { };
        var old = ((MapValue)changed).With("name", "old");

        Assert.Empty(RuleValidator.Validate(changed, schema, null, []).Errors);
        Assert.Single(RuleValidator.Validate(changed, schema, old, []).Errors);
    }

    [Fact]
    public void Validate_MessageExpressionReasonAndFieldPath_AreUsed()
    {
        var schema = Schema("false") with { Rules = [new("false", null, "'name is ' + self.name", "FieldValueForbidden", ".list", null)] };
        var error = Assert.Single(RuleValidator.Validate(Object, schema, null, []).Errors);

        Assert.Equal("list: Forbidden: name is abc", error.ToString());
    }

    private static Value Object { get; } = ValueReader.Parse("""{"name":"abc","list":[1,2,3],"set":["a","b"],"tags":{"a.b":"x"},"x-y":5,"namespace":"n"}""");

    private static RuleOutcome Outcome(string rule) => RuleValidator.Validate(Object, Schema(rule), null, []);

    private static StructuralSchema Schema(string rule) => SchemaReader.ReadLenient(ValueReader.Parse("""
        {"type":"object","properties":{"name":{"type":"string"},"none":{"type":"string"},"list":{"type":"array","items":{"type":"integer"}},
        "set":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},"tags":{"type":"object","additionalProperties":{"type":"string"}},
        "x-y":{"type":"integer"},"namespace":{"type":"string"}}}
        """)) with { Rules = [new(rule, "no", null, null, null, null)] };
}

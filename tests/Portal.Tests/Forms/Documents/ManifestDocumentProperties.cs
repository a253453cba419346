using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Portal.Forms.Documents;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Tests.Forms.Documents;

/// <summary>Whatever is written into a document is read back, and an edit leaves every line alone that it does not concern.</summary>
public sealed class ManifestDocumentProperties
{
    private static readonly string[] Texts =
        ["", "a", "no", "y", "8080", "1e3", "0x1F", "2026-11-23", "null", "~", " lead", "trail ", "a: b", "a #b", "- x", "{", "[]", "'", "\"", "é", "日本", "😀", "l1\nl2", "l1\n\n  l2\n", "\ttab", "%x", "@y", "a\\b", "\u0001", "---", "...", "?", "k:", "<<", "=", "1:30", "on", "\n", "x\r\ny", "#c", "&a", "*a", "!t", "|", ">"];

    private static readonly Gen<Value> Scalar = Gen.OneOf(
        Gen.Elements(Texts).Select(text => (Value)text),
        Gen.Choose(-1000, 1000).Select(number => (Value)(long)number),
        Gen.Elements(true, false).Select(flag => (Value)flag),
        Gen.Elements(Value.Null, MapValue.Empty, ListValue.Empty, new NumberValue("1.50"), new NumberValue("9007199254740993")));

    private static readonly Gen<string> Key = Gen.Elements("a", "b", "c", "d.e", "f/g", "8", "yes", "é", "k k", "x: y", "", "__proto__");

    private static Gen<Value> Tree(int depth) => depth == 0 ? Scalar : Gen.OneOf(
        Scalar,
        Members(depth - 1).Select(map => (Value)map),
        Tree(depth - 1).ListOf().Select(items => (Value)new ListValue([.. items.Take(4)])));

    private static Gen<MapValue> Members(int depth) =>
        from keys in Key.ListOf()
        from values in Tree(depth).ListOf(Math.Min(keys.Count, 5))
        select new MapValue(keys.Take(5).Zip(values, KeyValuePair.Create).DistinctBy(pair => pair.Key));

    public static Arbitrary<MapValue> Manifest() => Members(3).ToArbitrary();

    public static Arbitrary<Value> Anything() => Tree(2).ToArbitrary();

    [Property(Arbitrary = [typeof(ManifestDocumentProperties)], MaxTest = 120)]
    public bool Of_AnyValue_IsReadBack(MapValue value) => ManifestDocument.Parse(ManifestDocument.Of(value).Text) is { Problem: null } read && read.Value.Equals(value);

    [Property(Arbitrary = [typeof(ManifestDocumentProperties)], MaxTest = 120)]
    public bool Set_AnyPathToAnyValue_IsReadBackFromTheText(MapValue value, Value put, int seed)
    {
        var document = Commented(value);
        var path = PathIn(document.Value, seed);
        var edited = document.Set(path, put);
        return edited.At(path)!.Equals(put) && ManifestDocument.Parse(edited.Text) is { Problem: null } read && read.Value.Equals(edited.Value);
    }

    [Property(Arbitrary = [typeof(ManifestDocumentProperties)], MaxTest = 120)]
    public bool Set_Scalar_KeepsEveryCommentOutsideIt(MapValue value, int seed)
    {
        var document = Commented(value);
        var path = PathIn(document.Value, seed);
        var comments = document.Text.Split('\n').Count(line => line.StartsWith("# at ", StringComparison.Ordinal));
        return document.Set(path, 5).Text.Split('\n').Count(line => line.StartsWith("# at ", StringComparison.Ordinal)) == comments;
    }

    [Property(Arbitrary = [typeof(ManifestDocumentProperties)], MaxTest = 120)]
    public bool Remove_AnyPath_IsGoneFromTheText(MapValue value, int seed)
    {
        var document = Commented(value);
        var edited = document.Remove(PathIn(document.Value, seed));
        return ManifestDocument.Parse(edited.Text) is { Problem: null } read && read.Value.Equals(edited.Value);
    }

    [Property(Arbitrary = [typeof(ManifestDocumentProperties)], MaxTest = 80)]
    public bool InsertAndMove_InAnyList_AreReadBack(MapValue value, Value put, int seed)
    {
        var list = FieldPath.Of("list");
        var document = Commented(value).Set(list, new ListValue([1, "x", put]));
        var edited = document.Insert(list.Index(Math.Abs(seed % 4)), put).Move(list, 0, 2);
        return ManifestDocument.Parse(edited.Text) is { Problem: null } read && read.Value.Equals(edited.Value) && edited.At(list)!.Items.Count == 4;
    }

    [Property(MaxTest = 200)]
    public bool Parse_AnyText_GivesAValueOrAProblem(string? text)
    {
        var document = ManifestDocument.Parse(text ?? "");
        return document.Problem is { Line: >= 0 } || document.Value is not null;
    }

    /// <summary>A document with a comment before each of its top lines.</summary>
    private static ManifestDocument Commented(MapValue value)
    {
        var text = string.Concat(value.Pairs.Select((pair, i) => $"# at {i}\n{ManifestDocument.Of(MapValue.Of((pair.Key, pair.Value))).Text}"));
        var document = ManifestDocument.Parse(text);
        return document.Value.Equals(value) ? document : ManifestDocument.Of(value);
    }

    private static FieldPath PathIn(Value value, int seed)
    {
        var path = FieldPath.Root;
        var turn = Math.Abs((long)seed);
        while (path.IsRoot || turn % 3 != 0 && value is MapValue { Count: > 0 } or ListValue { Elements.Count: > 0 })
        {
            if (value is MapValue map)
            {
                var key = map.Count == 0 ? "new" : map.Pairs[(int)(turn % map.Count)].Key;
                path = path.Key(key);
                value = map[key] ?? Value.Null;
            }
            else
            {
                var at = (int)(turn % value.Items.Count);
                path = path.Index(at);
                value = value.Items[at];
            }

            turn /= 2;
        }

        return path;
    }
}

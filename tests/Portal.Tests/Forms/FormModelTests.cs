using Portal.Forms;
using Portal.Forms.Documents;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Tests.Forms;

public sealed class FormModelTests
{
    private const string Size = "storageGB: {type: integer, minimum: 20, maximum: 1000, default: 50}";

    [Fact]
    public void Open_Defaults_ArePlaceholdersAndNotInTheManifest()
    {
        var model = FormFixture.Open(Size);

        Assert.Equal("default: 50", model.Field("spec.storageGB").Placeholder);
        Assert.Equal("metadata:\n  name: one\n", model.Document.Text);
        Assert.True(model.IsValid);
    }

    [Fact]
    public void Edit_OutOfRange_SaysSoInPlainWordsAndKeepsWhatWasTyped()
    {
        var model = FormFixture.Open(Size);
        model.Type("spec.storageGB", "5");

        var field = model.Field("spec.storageGB");
        Assert.Equal(["Storage GB must be at least 20"], field.Errors);
        Assert.Equal("5", field.Text);
        Assert.Equal("Storage GB", field.Label);
        Assert.Equal("between 20 and 1,000", field.Constraint);
    }

    [Fact]
    public void Edit_NoNumber_IsKeptAndSaid()
    {
        var model = FormFixture.Open(Size);
        model.Type("spec.storageGB", "many");

        Assert.Equal("many", model.Field("spec.storageGB").Text);
        Assert.Equal(["Storage GB must be a whole number"], model.Field("spec.storageGB").Errors);
    }

    [Fact]
    public void Edit_Emptied_UnsetsTheField()
    {
        var model = FormFixture.Open(Size);
        model.Type("spec.storageGB", "100");
        model.Type("spec.storageGB", "");

        Assert.Null(model.Document.At(FieldPath.Parse("spec.storageGB")));
    }

    [Fact]
    public void Edit_LargeInteger_IsExact()
    {
        var model = FormFixture.Open("big: {type: integer}");
        model.Type("spec.big", "9007199254740993");

        Assert.Contains("big: 9007199254740993", model.Document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("80", "port: 80")]
    [InlineData("\"80\"", "port: \"80\"")]
    [InlineData("http", "port: http")]
    public void Edit_IntOrString_DigitsAreAnIntegerUnlessQuoted(string typed, string line)
    {
        var model = FormFixture.Open("port: {x-kubernetes-int-or-string: true}");
        model.Type("spec.port", typed);

        Assert.Contains(line + "\n", model.Document.Text, StringComparison.Ordinal);
        Assert.Equal(typed, model.Field("spec.port").Text);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("8080")]
    [InlineData("1e3")]
    [InlineData("2026-11-23")]
    [InlineData("null")]
    [InlineData(" x")]
    [InlineData("a: b")]
    public void Edit_TextThatYamlWouldMistake_StaysText(string typed)
    {
        var model = FormFixture.Open("note: {type: string}");
        model.Type("spec.note", typed);

        Assert.Equal(new StringValue(typed), ManifestDocument.Parse(model.Document.Text).At(FieldPath.Parse("spec.note")));
    }

    [Fact]
    public void CheckAll_MissingRequired_IsNamedOnlyThen()
    {
        var model = FormFixture.Open("a: {type: object, required: [b], properties: {b: {type: string}}}", "metadata: {name: one}\nspec: {a: {}}\n");

        Assert.Empty(model.Field("spec.a.b").Errors);
        Assert.False(model.CheckAll());
        Assert.Equal(["B is required"], model.Field("spec.a.b").Errors);
    }

    [Fact]
    public void CheckAll_RequiredGroupNobodyTypedInto_NamesItsFields()
    {
        var open = FormFixture.Open("a: {type: string}");
        var schema = ManifestDocument.Parse("type: object\nproperties: {spec: {type: object, required: [p, q], properties: {p: {type: object, required: [b, c], properties: {b: {type: string}, c: {type: integer, default: 3}}}, q: {type: object, properties: {d: {type: string}}}}}}").Value;
        var model = new FormModel(open.Definition with { Schema = Portal.Schema.Structure.SchemaReader.ReadLenient(schema) }, ManifestDocument.Parse("metadata: {name: one}\nspec: {}\n"));

        Assert.False(model.CheckAll());
        Assert.Equal(["spec.p.b"], model.Errors.Select(error => error.Field.PathText));
        Assert.False(model.Field("spec.p.c").IsRequired);
        model.Type("spec.p.b", "x");
        Assert.True(model.CheckAll());
        Assert.Equal("""{"p":{"b":"x"},"q":{}}""", ValueWriter.ToJson(model.Document.Value["spec"]!));
    }

    [Fact]
    public void Edit_RuleBroken_IsSaidWhileTyping_AndOldSelfLocks()
    {
        var model = FormFixture.Open("low: {type: integer}\nhigh: {type: integer, x-kubernetes-validations: [{rule: self > 5, message: High must be above five}]}\nfixed: {type: string, x-kubernetes-validations: [{rule: self == oldSelf, message: Cannot be changed}]}");
        model.Type("spec.high", "3");
        Assert.Contains("High must be above five", Assert.Single(model.Field("spec.high").Errors), StringComparison.Ordinal);

        var old = ManifestDocument.Parse("metadata: {name: one}\nspec: {fixed: a}\n");
        var edit = new FormModel(model.Definition with { Old = old.Value }, old);
        Assert.Equal("Cannot be changed", edit.Field("spec.fixed").Lock);
        edit.EditText(old.Text.Replace("fixed: a", "fixed: b", StringComparison.Ordinal));
        Assert.Contains("Cannot be changed", Assert.Single(edit.Errors).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckAll_RequiredOfAnAbsentGroup_IsNotDemanded() =>
        Assert.True(FormFixture.Open("a: {type: object, required: [b], properties: {b: {type: string}}}").CheckAll());

    [Fact]
    public void ShowServerErrors_LandOnTheirFields_AndGoWhenTheFieldIsEdited()
    {
        var model = FormFixture.Open("users: {type: array, items: {type: object, properties: {name: {type: string}}}}\ntags: {type: object, additionalProperties: {type: string}}",
            "metadata: {name: one}\nspec:\n  users:\n    - name: ann\n  tags:\n    a.b: x\n");
        model.ShowServerErrors(
        [
            new(FieldPath.Parse("spec.users[0].name"), FieldErrorKind.FieldValueInvalid, "Invalid value: \"ann\": is taken"),
            new(FieldPath.Parse("spec.tags.a.b"), FieldErrorKind.FieldValueInvalid, "Invalid value: \"x\": is odd"),
        ]);

        Assert.Equal(["Name is not accepted: is taken"], model.Field("spec.users[0].name").Errors);
        Assert.Equal("spec.tags[a.b]", model.Errors[1].Field.PathText);
        model.Type("spec.users[0].name", "eve");
        Assert.Single(model.Errors);
    }

    [Fact]
    public void EditText_ThatDoesNotParse_KeepsTheForm_AndNothingIsLost()
    {
        var model = FormFixture.Open(Size);
        model.Type("spec.storageGB", "100");
        model.EditText(model.Document.Text + "  broken: [\n");

        Assert.Equal("100", model.Field("spec.storageGB").Text);
        Assert.NotNull(model.Document.Problem);
        Assert.False(model.IsValid);
        model.EditText(model.Document.Text.Replace("  broken: [\n", "", StringComparison.Ordinal));
        Assert.True(model.IsValid);
    }

    [Fact]
    public void Edit_YamlInPlace_IsParsed_AndItsMistakesStandAtTheField()
    {
        var model = FormFixture.Open("extra: {type: object, x-kubernetes-preserve-unknown-fields: true}");
        var field = model.Field("spec.extra");
        field.Edit(new FieldEdit.TypeYaml("a: [1, 2"));

        Assert.Contains("cannot be read as YAML", Assert.Single(field.Errors), StringComparison.Ordinal);
        Assert.False(model.CheckAll());
        field.Edit(new FieldEdit.TypeYaml("a: [1, 2]"));
        Assert.Equal("""{"a":[1,2]}""", ValueWriter.ToJson(field.Value!));
        Assert.True(model.CheckAll());
    }

    [Fact]
    public void Choose_OneOf_ClearsTheOthers()
    {
        var model = FormFixture.Open("source: {type: object, properties: {snapshot: {type: string}, bucket: {type: string}}, oneOf: [{required: [snapshot]}, {required: [bucket]}]}",
            "metadata: {name: one}\nspec: {source: {snapshot: s1}}\n");
        var source = model.Field("spec.source");
        Assert.Equal(0, source.Branch);
        source.Choose(1);
        model.Type("spec.source.bucket", "b1");

        Assert.Equal("""{"bucket":"b1"}""", ValueWriter.ToJson(source.Value!));
        Assert.True(model.CheckAll());
    }

    [Fact]
    public void Edit_Name_IsHeldToRfc1123()
    {
        var model = FormFixture.Open(Size);
        model.Type("metadata.name", "My_DB");

        Assert.Contains("lower case", Assert.Single(model.Field("metadata.name").Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_Locked_ChangesNothing()
    {
        var open = FormFixture.Open(Size);
        var model = new FormModel(open.Definition with { Locked = new Dictionary<string, string> { ["spec.storageGB"] = "cannot be changed" } }, open.Document);
        model.Type("spec.storageGB", "100");

        Assert.Equal("cannot be changed", model.Field("spec.storageGB").Lock);
        Assert.Equal(open.Document.Text, model.Document.Text);
    }

    [Fact]
    public void Hints_OrderHideAndName()
    {
        var model = FormFixture.Open("a: {type: string, x-ui-order: 2}\nb: {type: string, x-ui-order: 1, x-ui-label: Second letter}\nc: {type: string, x-ui-hidden: true}");
        var spec = model.Field("spec");

        Assert.Equal(["Second letter", "A"], spec.Children.Select(child => child.Label));
    }

    [Fact]
    public void Owned_FieldsOfCrossplane_AreNoFields() =>
        Assert.Equal(["spec.a"], FormFixture.Open("a: {type: string}\ncompositionRef: {type: object, properties: {name: {type: string}}}").Field("spec").Children.Select(child => child.PathText));

    [Theory]
    [InlineData("storageGB", "Storage GB")]
    [InlineData("vpcID", "VPC ID")]
    [InlineData("instanceClass", "Instance class")]
    [InlineData("enableDNSSupport", "Enable DNS support")]
    [InlineData("subnetIDs", "Subnet IDs")]
    [InlineData("kubernetesVersion", "Kubernetes version")]
    [InlineData("node_pool-name", "Node pool name")]
    [InlineData("ipv4Cidr", "IPv4 CIDR")]
    [InlineData("s3Bucket", "S3 bucket")]
    public void Label_IsHumanised(string name, string label) => Assert.Equal(label, FormFixture.Open($"{name}: {{type: string}}").Field("spec").Children[0].Label);
}

using Portal.Sandbox.Definitions;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Definitions;

/// <summary>What is refused of a CRD beside its names and schemas, in the API server's words.</summary>
public sealed class DefinitionPartTests
{
    private const string Schema = "\"schema\":{\"openAPIV3Schema\":{\"type\":\"object\",\"properties\":{\"spec\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}}}}";

    [Theory]
    [InlineData("\"additionalPrinterColumns\":[{\"name\":\"A\",\"type\":\"text\",\"jsonPath\":\".a\"}]", "spec.additionalPrinterColumns[0].type: Invalid value: \"text\": must be one of boolean,date,integer,number,string")]
    [InlineData("\"additionalPrinterColumns\":[{\"name\":\"A\",\"type\":\"string\",\"jsonPath\":\"a\"}]", "spec.additionalPrinterColumns[0].JSONPath: Invalid value: \"a\": must be a simple json path starting with .")]
    [InlineData("\"subresources\":{\"scale\":{\"specReplicasPath\":\".status.n\",\"statusReplicasPath\":\".status.n\"}}", "spec.subresources.scale.specReplicasPath: Invalid value: \".status.n\": should be a json path under .spec")]
    [InlineData("\"subresources\":{\"scale\":{\"specReplicasPath\":\".spec.n\"}}", "spec.subresources.scale.statusReplicasPath: Required value")]
    [InlineData("\"deprecationWarning\":\"old\"", "spec.versions[0].deprecationWarning: Invalid value: \"old\": can only be set for deprecated versions")]
    [InlineData("\"selectableFields\":[{\"jsonPath\":\".spec.b\"}]", "spec.selectableFields[0].jsonPath: Invalid value: \".spec.b\": is an invalid path: does not refer to a valid field")]
    [InlineData("\"selectableFields\":[{\"jsonPath\":\".spec\"}]", "spec.selectableFields[0].jsonPath: Invalid value: \".spec\": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.")]
    public void PartOfAVersion_IsRefused(string part, string expected) => Assert.Equal(expected, Assert.Single(Errors($"{{\"versions\":[{{\"name\":\"v1\",{part},{Schema} }}]}}")));

    [Theory]
    [InlineData("{\"strategy\":\"Other\"}", "spec.conversion.strategy: Unsupported value: \"Other\": supported values: \"None\", \"Webhook\"")]
    [InlineData("{\"strategy\":\"Webhook\",\"webhook\":{\"conversionReviewVersions\":[\"v1\"]}}", "spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook")]
    [InlineData("{\"strategy\":\"None\",\"webhook\":{\"conversionReviewVersions\":[\"v1\"]}}", "spec.conversion.conversionReviewVersions: Forbidden: should not be set when strategy is not set to Webhook")]
    public void Conversion_IsRefused(string conversion, string expected) => Assert.Equal(expected, Assert.Single(Errors($"{{\"conversion\":{conversion}}}")));

    [Fact]
    public void PartsThatFit_AreAccepted() => Assert.Empty(Errors("""
        {"conversion":{"strategy":"Webhook","webhook":{"conversionReviewVersions":["v1"],"clientConfig":{"service":{"name":"a","namespace":"b"}}}},
         "versions":[{"name":"v1","deprecated":true,"deprecationWarning":"use v2","subresources":{"status":{},"scale":{"specReplicasPath":".spec.n","statusReplicasPath":".status.n"}},
                      "additionalPrinterColumns":[{"name":"A","type":"string","format":"date","jsonPath":".spec.a"}],"selectableFields":[{"jsonPath":".spec.a"}],SCHEMA}]}
        """.Replace("SCHEMA", Schema, StringComparison.Ordinal)));

    private static IEnumerable<string> Errors(string spec)
    {
        var value = (MapValue)ValueReader.Parse(spec);
        IEnumerable<FieldError> errors = [.. DefinitionParts.Errors(value), .. DefinitionSelectors.Errors(value), .. DefinitionConversion.Errors(value)];
        return errors.Select(error => error.ToString());
    }
}

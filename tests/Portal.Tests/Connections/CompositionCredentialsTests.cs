using Portal.Connections;
using Portal.Forms.Documents;

namespace Portal.Tests.Connections;

public sealed class CompositionCredentialsTests
{
    [Theory]
    [InlineData("spec: {resources: [{name: a, base: {kind: Instance}}]}", false)]
    [InlineData("spec: {resources: [{name: a, connectionDetails: [{fromConnectionSecretKey: endpoint}]}]}", true)]
    [InlineData("spec: {mode: Pipeline, pipeline: [{functionRef: {name: fn-pt}, input: {apiVersion: pt.fn.crossplane.io/v1beta1, kind: Resources, resources: [{name: a}]}}, {functionRef: {name: function-auto-ready}}]}", false)]
    [InlineData("spec: {mode: Pipeline, pipeline: [{functionRef: {name: fn-pt}, input: {apiVersion: pt.fn.crossplane.io/v1beta1, kind: Resources, resources: [{name: a, base: {apiVersion: v1, kind: Secret}}]}}]}", true)]
    [InlineData("spec: {mode: Pipeline, pipeline: [{functionRef: {name: function-go-templating}, input: {kind: GoTemplate}}]}", null)]
    [InlineData("spec: {}", false)]
    public void Publishes_FromTheText(string composition, bool? expected) =>
        Assert.Equal(expected, CompositionCredentials.Publishes(ManifestDocument.Parse(composition).Value));
}

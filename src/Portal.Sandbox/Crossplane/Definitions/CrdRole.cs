namespace Portal.Sandbox.Crossplane.Definitions;

/// <summary>The words with which Crossplane speaks of the composite's and of the claim's CRD.</summary>
internal sealed record CrdRole(string Verb, string Condition, string Reason, string RemoveReason, string Noun, string Watching, string Terminating)
{
    public string Finalizer => Verb + ".apiextensions.crossplane.io";

    public string Component => Verb + "/compositeresourcedefinition.apiextensions.crossplane.io";
}

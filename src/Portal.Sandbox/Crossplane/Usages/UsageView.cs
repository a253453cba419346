using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Usages;

/// <summary>A Usage, ClusterUsage or Usage of Crossplane 1.x: what is used, and by what.</summary>
internal sealed record UsageView(MapValue Object)
{
    public Value? Of => Object.At("spec", "of");

    public Value? By => Object.At("spec", "by");

    public string? UsedNamespace => (Of?.At("resourceRef", "namespace") ?? Object.At("metadata", "namespace"))?.Text;

    public bool IsComposed => Object.At("metadata", "labels", Composing.PartNames.Composite)?.Text is { Length: > 0 };

    public bool Replays => Object.At("spec", "replayDeletion") is BoolValue { Flag: true };

    /// <summary>The component that tells its events.</summary>
    public string Component => $"usage/{Object.Kind()}.{Object.ApiVersion().Split('/')[0]}".ToLowerInvariant();

    /// <summary>What the column DETAILS shows.</summary>
    public string Details
    {
        get
        {
            if (Object.Text("spec", "reason") is { Length: > 0 } reason)
            {
                return reason;
            }

            if (By is null)
            {
                return "undefined";
            }

            var ns = Of.Text("resourceRef", "namespace");
            return $"{By.Text("kind")}/{By.Text("resourceRef", "name")} uses {Of.Text("kind")}/{Of.Text("resourceRef", "name")}{(ns.Length > 0 ? " in namespace " + ns : "")}";
        }
    }
}

using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Faults;

/// <summary>A CloudFault: which managed resources it concerns, and what it does to them while it lasts.</summary>
internal sealed record Fault(MapValue Object)
{
    public const string ApiVersion = "sandbox.portal.internal/v1alpha1";
    public const string Kind = "CloudFault";
    private const int Whole = 100;

    public string? Reason => Object.At("spec", "fail")?.Text is { Length: > 0 } reason ? reason : null;

    public bool Throttles => Object.At("spec", "throttle") is BoolValue { Flag: true };

    public string? Drift => Object.At("spec", "drift")?.Text;

    public TimeSpan? ReadyAfter => Durations.Read(Object.At("spec", "readyAfter")?.Text);

    public TimeSpan? DeleteAfter => Durations.Read(Object.At("spec", "deleteAfter")?.Text);

    /// <summary>When it ends of itself; null where somebody has to delete it.</summary>
    public DateTimeOffset? Until(SandboxContext context) =>
        Durations.Read(Object.At("spec", "lastsFor")?.Text) is { } lasts ? Clock.Read(Object.Text("metadata", "creationTimestamp")) + context.Lasting(lasts) : null;

    public bool IsActive(SandboxContext context) => Until(context) is not { } end || context.Time.GetUtcNow() < end;

    public bool Strikes(Operation operation)
    {
        var operations = Object.At("spec", "operations")?.Items ?? [];
        return operations.Count == 0 || operations.Any(named => string.Equals(named.Text, operation.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether it concerns the resource. Names may have * and ?; a share of them is always the same ones.</summary>
    public bool Concerns(MapValue managed)
    {
        var match = Object.At("spec", "match");
        return Fits(match, "group", KindBook.WithoutTwin(Kinds.GroupOf(managed.ApiVersion())))
            && Fits(match, "kind", managed.Kind())
            && (Fits(match, "name", managed.Name()) || Fits(match, "name", managed.Annotation(Managed.ExternalNameKey)))
            && Fits(match, "namespace", managed.Namespace())
            && Fits(match, "providerConfig", managed.At("spec", "providerConfigRef", "name")?.Text ?? "default")
            && Fits(match, "region", managed.At("spec", "forProvider", "region")?.Text ?? managed.At("spec", "forProvider", "location")?.Text)
            && IsOfTheShare(managed.Uid());
    }

    private static bool Fits(Value? match, string field, string? text) =>
        match?[field]?.Text is not { Length: > 0 } wanted
        || (text is not null && FileSystemName.MatchesSimpleExpression(field == "group" ? KindBook.WithoutTwin(wanted) : wanted, text, ignoreCase: false));

    private bool IsOfTheShare(string uid)
    {
        var share = (Object.At("spec", "percent") as NumberValue)?.AsInteger ?? Whole;
        return share >= Whole || SHA256.HashData(Encoding.UTF8.GetBytes(Object.Uid() + uid))[0] * Whole / 256 < share;
    }
}

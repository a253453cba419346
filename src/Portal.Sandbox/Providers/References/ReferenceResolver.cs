using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.References;

/// <summary>
/// Fills fields of forProvider from the resources that their references or selectors mean, as crossplane-runtime does: once, unless the policy says
/// Always; the field is the truth from then on.
/// </summary>
internal static class ReferenceResolver
{
    /// <summary>The resource with its references resolved as far as they can be, and why one that is required cannot.</summary>
    public static async Task<(MapValue Object, string? Refusal)> ResolveAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var next = managed.Object;
        foreach (var field in managed.Kind.Fields.Where(field => field.IsReference))
        {
            var asked = Asked.Of(next, field);
            if (asked is null)
            {
                continue;
            }

            var (found, refusal) = await FindAsync(managed.Object, field, asked, api, token);
            var values = found.Select(target => ReferencedValue.Of(field, target)).ToList();
            refusal ??= values.Exists(value => value.Length == 0) ? "referenced field was empty (referenced resource may not yet be ready)" : null;
            if (refusal is not null && !asked.IsOptional)
            {
                return (next, $"cannot resolve references: mg.Spec.ForProvider.{GoName(field.Name)}: {refusal}");
            }

            next = refusal is null ? With(next, field, found, values) : next;
        }

        return (next, null);
    }

    private static async Task<(IReadOnlyList<MapValue> Found, string? Refusal)> FindAsync(MapValue managed, FieldNote field, Asked asked, ILocalApi api, CancellationToken token)
    {
        var (apiVersion, kind, type) = Target(managed, field, api);
        if (asked.Names.Count == 0)
        {
            var all = (await api.ListAsync(apiVersion, kind, managed.Namespace(), token)).Where(one => asked.Matches(managed, one)).OrderBy(one => one.Name(), StringComparer.Ordinal);
            IReadOnlyList<MapValue> matched = field.IsList ? [.. all] : [.. all.Take(1)];
            return (matched, matched.Count == 0 ? "no resources matched selector" : null);
        }

        var found = new List<MapValue>();
        foreach (var name in asked.Names)
        {
            if ((await api.GetAsync(apiVersion, kind, managed.Namespace(), name, token)).Taken() is not { } target)
            {
                return ([], $"cannot get referenced resource: {type} \"{name}\" not found");
            }

            found.Add(target);
        }

        return (found, null);
    }

    /// <summary>The kind in the group of its scope: namespaced resources refer to namespaced ones.</summary>
    private static (string ApiVersion, string Kind, string Type) Target(MapValue managed, FieldNote field, ILocalApi api)
    {
        var (kind, group) = field.Target!.Value;
        var entry = KindBook.Entry(Kinds.GroupOf(managed.ApiVersion()).Contains(".m.", StringComparison.Ordinal) ? KindBook.Twin(group) : group, kind);
        var versions = entry?["versions"]?.Items ?? [];
        var served = versions.LastOrDefault(version => api.Serves($"{entry.Text("group")}/{version.Text}", kind)) ?? versions.LastOrDefault();
        return ($"{entry.Text("group")}/{served?.Text}", kind, $"{kind}.{entry.Text("group")}");
    }

    private static MapValue With(MapValue managed, FieldNote field, IReadOnlyList<MapValue> found, List<string> values)
    {
        var references = found.Select(target => (Value)MapValue.Of(("name", target.Name()))).ToList();
        var hasReferences = managed.At("spec", "forProvider", field.ReferenceName) is not null;
        var next = managed.With(["spec", "forProvider", field.Name], field.IsList ? new ListValue([.. values.Select(value => (Value)value)]) : values[0]);
        return hasReferences ? next : next.With(["spec", "forProvider", field.ReferenceName], field.IsList ? new ListValue(references) : references[0]);
    }

    /// <summary>The name of the field in the provider's Go types: vpcId is VPCID there.</summary>
    private static string GoName(string name)
    {
        var words = (char.ToUpperInvariant(name[0]) + name[1..]).Replace("Vpc", "VPC", StringComparison.Ordinal).Replace("Ids", "IDs", StringComparison.Ordinal);
        return words.EndsWith("Id", StringComparison.Ordinal) ? words[..^1] + "D" : words;
    }

    /// <summary>What a resource says of one reference that still has to be resolved.</summary>
    private sealed record Asked(IReadOnlyList<string> Names, Value? Selector, bool IsOptional)
    {
        public static Asked? Of(MapValue managed, FieldNote field)
        {
            var forProvider = managed.At("spec", "forProvider");
            var (reference, selector) = (forProvider?[field.ReferenceName], forProvider?[field.SelectorName]);
            var policy = selector?["policy"] ?? reference?["policy"];
            var isThere = forProvider?[field.Name] is StringValue { Content.Length: > 0 } or ListValue { Elements.Count: > 0 };
            if ((reference is null && selector is null) || (isThere && policy.Text("resolve") != "Always"))
            {
                return null;
            }

            IReadOnlyList<string> names = field.IsList ? [.. (reference?.Items ?? []).Select(one => one.Text("name"))] : reference is null ? [] : [reference.Text("name")];
            return new(selector is not null && policy.Text("resolve") == "Always" ? [] : names, selector, policy.Text("resolution") == "Optional");
        }

        public bool Matches(MapValue managed, MapValue candidate)
        {
            var labels = Selector?["matchLabels"]?.Members ?? [];
            var isControlled = Selector?["matchControllerRef"] is BoolValue { Flag: true };
            return labels.All(label => candidate.At("metadata", "labels", label.Key)?.Text == label.Value.Text)
                && (!isControlled || (managed.Controller()?.Text("uid") is { Length: > 0 } owner && candidate.Controller()?.Text("uid") == owner));
        }
    }
}

using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Paths;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.References;

/// <summary>
/// Fills the references and selectors that no note tells of: of kinds that nobody described, and deeper in those that somebody did. What a selector chose
/// is written down as a reference, the value is the other's identifier, and while one of them is missing the resource says so and waits.
/// </summary>
internal sealed class GuessedReferences(SandboxContext context)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestRetry = TimeSpan.FromMilliseconds(100);
    private readonly ReferenceTargets _targets = new(context.Registry);

    /// <returns>When to look again, because something is missing or was written; null where nothing is left to resolve.</returns>
    public async Task<TimeSpan?> ResolveAsync(MapValue managed, ILocalApi api, CancellationToken token)
    {
        var made = managed;
        foreach (var field in ReferenceFields.Of(managed).Where(field => !field.IsFilled))
        {
            var (next, problem) = await FilledAsync(managed, made, field, api, token);
            if (problem is not null && !field.IsOptional)
            {
                return await WaitAsync(managed, $"cannot resolve references: {field.Told}: {problem}", api, token);
            }

            made = next;
        }

        if (made.Equals(managed))
        {
            return null;
        }

        (await api.UpdateAsync(made, token)).Taken();
        return TimeSpan.Zero;
    }

    private async Task<(MapValue Next, string? Problem)> FilledAsync(MapValue managed, MapValue made, ReferenceField field, ILocalApi api, CancellationToken token)
    {
        var references = field.Reference is { } one ? [one] : field.References;
        var found = new List<MapValue>();
        foreach (var reference in references)
        {
            if ((await _targets.NamedAsync(managed, field.Stem, reference, api, token)).FirstOrDefault() is not { } target)
            {
                return (made, $"cannot get referenced resource: \"{reference.Text("name")}\" not found");
            }

            found.Add(target);
        }

        var selects = references.Count == 0;
        if (selects)
        {
            found = await _targets.SelectedAsync(managed, field.Stem, field.Selector!, api, token);
            if (found.Count == 0)
            {
                return (made, "no resources matched selector");
            }
        }

        var many = field.References.Count > 0 || (field.Reference is null && IsList(managed, field, found.Count));
        var values = found.Take(many ? found.Count : 1).Select(target => ValueOf(target, field.Stem)).ToList();
        return values.Contains(null)
            ? (made, "referenced field was empty (referenced resource may not yet be ready)")
            : (Written(made, field, found, values!, many, selects), null);
    }

    /// <summary>Of a selector's field alone nobody can tell whether it takes one or several; the names of those that take several are known by habit.</summary>
    private static bool IsList(MapValue managed, ReferenceField field, int found) =>
        found > 1 || field.Map.Has(field.Plural)
        || (field.Stem.EndsWith("securityGroupId", StringComparison.OrdinalIgnoreCase) && !managed.Kind().StartsWith("SecurityGroup", StringComparison.Ordinal))
        || (field.Stem == "subnetId" && (managed.Kind().EndsWith("Group", StringComparison.Ordinal) || managed.Kind() is "Cluster" or "LB" or "NodeGroup"));

    private static MapValue Written(MapValue made, ReferenceField field, List<MapValue> found, List<string> values, bool many, bool selects)
    {
        Value names = new ListValue([.. found.Select(target => (Value)MapValue.Of(("name", target.Name())))]);
        if (selects)
        {
            made = many ? Set(made, field, field.Stem + ReferenceField.Many, names) : Set(made, field, field.Stem + ReferenceField.One, names.Items[0]);
        }

        return many
            ? Set(made, field, field.Plural, new ListValue([.. values.Select(value => (Value)value)]))
            : Set(made, field, field.Stem, values[0]);
    }

    private static MapValue Set(MapValue made, ReferenceField field, string name, Value value) =>
        PathWriter.Set(made, new ObjectPath([.. field.Holder.Segments, new(name, 0)]), value);

    /// <summary>An ARN for a field that takes one, an id where the cloud gave one, else the name outside.</summary>
    private static string? ValueOf(MapValue target, string stem)
    {
        var (arn, id) = (target.Text("status", "atProvider", "arn"), target.Text("status", "atProvider", "id"));
        if (stem.EndsWith("arn", StringComparison.OrdinalIgnoreCase) || stem.EndsWith("arns", StringComparison.OrdinalIgnoreCase))
        {
            return arn.Length > 0 ? arn : null;
        }

        var known = target.Annotation(Managed.SucceededKey) is not null || Conditions.IsTrue(target, "Ready") ? target.Annotation(Managed.ExternalNameKey) : null;
        return stem.EndsWith("id", StringComparison.OrdinalIgnoreCase) && id.Length > 0 ? id : known is { Length: > 0 } ? known : null;
    }

    private async Task<TimeSpan?> WaitAsync(MapValue managed, string message, ILocalApi api, CancellationToken token)
    {
        var events = new EventWriter(context.Time, $"managed/{managed.Kind()}.{managed.ApiVersion().Split('/')[0]}".ToLowerInvariant());
        await events.WarningAsync(api, managed, "CannotResolveResourceReferences", message, token);
        var next = managed.WithCondition("Synced", "False", "ReconcileError", message, context.Time.Stamp());
        if (!next.Equals(managed))
        {
            (await api.UpdateStatusAsync(next, token)).Taken();
        }

        var pause = context.Lasting(Retry);
        return pause > ShortestRetry ? pause : ShortestRetry;
    }
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>
/// Which of a CRD's names are free in its group (apiextensions' naming controller). Names that another definition holds are not accepted;
/// the first that is in use gives the condition its reason.
/// </summary>
internal sealed record AcceptedNames(MapValue Names, string? ConflictReason, string? ConflictMessage)
{
    /// <param name="others">The other CRDs of the group.</param>
    public static AcceptedNames Of(MapValue crd, IReadOnlyList<MapValue> others)
    {
        var wanted = crd.At("spec", "names")!;
        var held = crd.At("status", "acceptedNames") as MapValue ?? MapValue.Empty;
        var resources = others.SelectMany(other => ResourcesOf(other.At("status", "acceptedNames"))).ToHashSet(StringComparer.Ordinal);
        var kinds = others.SelectMany(other => KindsOf(other.At("status", "acceptedNames"))).ToHashSet(StringComparer.Ordinal);
        var claim = new Claim(wanted, held);
        claim.Text("plural", "PluralConflict", resources);
        claim.Text("singular", "SingularConflict", resources);
        claim.ShortNames(resources);
        claim.Text("kind", "KindConflict", kinds);
        claim.Text("listKind", "ListKindConflict", kinds);
        return new(claim.Accepted(), claim.Reason, claim.Message);
    }

    private static IEnumerable<string> ResourcesOf(Value? names) =>
        new[] { names?["plural"], names?["singular"] }.Concat(names?["shortNames"]?.Items ?? []).Select(name => name?.Text ?? "").Where(name => name.Length > 0);

    private static IEnumerable<string> KindsOf(Value? names) =>
        new[] { names?["kind"], names?["listKind"] }.Select(name => name?.Text ?? "").Where(name => name.Length > 0);

    private sealed class Claim(Value wanted, MapValue held)
    {
        private readonly Dictionary<string, Value?> _names = new(StringComparer.Ordinal);

        public string? Reason { get; private set; }

        public string? Message { get; private set; }

        public void Text(string key, string reason, HashSet<string> taken)
        {
            var name = wanted[key]?.Text ?? "";
            var isFree = name == held[key]?.Text || !taken.Contains(name);
            _names[key] = isFree ? wanted[key] : held[key] ?? (key is "plural" or "kind" ? (Value)"" : null);
            Refuse(isFree ? [] : [name], reason);
        }

        public void ShortNames(HashSet<string> taken)
        {
            var names = (wanted["shortNames"]?.Items ?? []).Select(item => item.Text ?? "").ToList();
            var inUse = names.Where(name => taken.Contains(name) && !held["shortNames"].Contains(name)).ToList();
            _names["shortNames"] = inUse.Count == 0 ? wanted["shortNames"] : held["shortNames"];
            Refuse(inUse, "ShortNamesConflict");
        }

        public MapValue Accepted() => MapValue.Of(
            ("plural", _names["plural"]), ("singular", _names["singular"]), ("shortNames", _names["shortNames"]),
            ("kind", _names["kind"]), ("listKind", _names["listKind"]), ("categories", wanted["categories"]));

        private void Refuse(List<string> inUse, string reason)
        {
            if (inUse.Count == 0)
            {
                return;
            }

            Reason = reason;
            Message = inUse.Count == 1 ? $"\"{inUse[0]}\" is already in use" : $"[{string.Join(", ", inUse.Select(name => $"\"{name}\" is already in use"))}]";
        }
    }
}

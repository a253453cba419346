using System.Collections.Frozen;
using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>The built-in kinds and what their spec holds (Backstage's catalog model and the scaffolder's Template).</summary>
internal static class KindRules
{
    private const FaultStage Stage = FaultStage.Kind;
    private const string TemplateVersion = "scaffolder.backstage.io/v1beta3";

    private static readonly SpecField Owner = SpecField.One("owner", RelationTypes.OwnedBy, EntityKinds.Group, required: true);
    private static readonly SpecField System = SpecField.One("system", RelationTypes.PartOf, EntityKinds.System);
    private static readonly SpecField Type = SpecField.Text("type", required: true);
    private static readonly SpecField Lifecycle = SpecField.Text("lifecycle", required: true);
    private static readonly SpecField DependsOn = SpecField.List("dependsOn", RelationTypes.DependsOn, null);
    private static readonly SpecField DependencyOf = SpecField.List("dependencyOf", RelationTypes.DependencyOf, null);

    private static readonly FrozenDictionary<string, SpecField[]> Kinds = new Dictionary<string, SpecField[]>(StringComparer.Ordinal)
    {
        [EntityKinds.Component] =
        [
            Type, Lifecycle, Owner, System, SpecField.One("subcomponentOf", RelationTypes.PartOf, EntityKinds.Component),
            SpecField.List("providesApis", RelationTypes.ProvidesApi, EntityKinds.Api), SpecField.List("consumesApis", RelationTypes.ConsumesApi, EntityKinds.Api),
            DependsOn, DependencyOf,
        ],
        [EntityKinds.Api] = [Type, Lifecycle, Owner, SpecField.Text("definition", required: true), System],
        [EntityKinds.Resource] = [Type, Owner, System, DependsOn, DependencyOf],
        [EntityKinds.System] = [Owner, SpecField.One("domain", RelationTypes.PartOf, EntityKinds.Domain), SpecField.Text("type")],
        [EntityKinds.Domain] = [Owner, SpecField.One("subdomainOf", RelationTypes.PartOf, EntityKinds.Domain), SpecField.Text("type")],
        [EntityKinds.Group] =
        [
            Type, SpecField.List("children", RelationTypes.ParentOf, EntityKinds.Group, required: true),
            SpecField.One("parent", RelationTypes.ChildOf, EntityKinds.Group), SpecField.List("members", RelationTypes.HasMember, EntityKinds.User),
        ],
        [EntityKinds.User] = [SpecField.List("memberOf", RelationTypes.MemberOf, EntityKinds.Group, required: true)],
        [EntityKinds.Template] = [Type, SpecField.One("owner", RelationTypes.OwnedBy, EntityKinds.Group)],
        [EntityKinds.Location] = [SpecField.Text("type"), SpecField.Text("target"), new("targets", false, true)],
    }.ToFrozenDictionary();

    public static IReadOnlyList<SpecField> Fields(string kind) => Kinds.GetValueOrDefault(kind, []);

    public static IEnumerable<EntityFault> Check(MapValue entity)
    {
        var kind = entity["kind"]!.Text!;
        var version = entity["apiVersion"]!.Text!;
        if (!Kinds.TryGetValue(kind, out var fields) || !Serves(kind, version))
        {
            return [Unknown(kind, version)];
        }

        return entity["spec"] is MapValue spec ? [.. fields.SelectMany(field => Check(spec, field)), .. Special(kind, spec)] : [EntityFault.Missing(Stage, "", "spec")];
    }

    private static bool Serves(string kind, string version) =>
        kind == EntityKinds.Template ? version == TemplateVersion : version is "backstage.io/v1alpha1" or "backstage.io/v1beta1";

    private static EntityFault Unknown(string kind, string version) => new(
        FaultStage.UnknownKind, "/kind", "", $"The catalog knows no kind {kind} of {version}",
        Kinds.Keys.FirstOrDefault(known => known.Equals(kind, StringComparison.OrdinalIgnoreCase)) is { } near
            ? $"Write kind {near} with apiVersion {(near == EntityKinds.Template ? TemplateVersion : "backstage.io/v1alpha1")}."
            : $"Use one of {string.Join(", ", EntityKinds.All)}.");

    private static IEnumerable<EntityFault> Check(MapValue spec, SpecField field) => field.Many
        ? FieldRules.Texts(Stage, spec, "/spec", field.Name, field.Required)
        : FieldRules.Text(Stage, spec, "/spec", field.Name, field.Required);

    private static IEnumerable<EntityFault> Special(string kind, MapValue spec) => kind switch
    {
        EntityKinds.Template => FieldRules.List(Stage, spec, "/spec", "steps", required: true),
        EntityKinds.Group or EntityKinds.User => Profile(spec),
        EntityKinds.Location when spec["presence"] is { } presence && presence.Text is not ("required" or "optional") =>
            [new(Stage, "/spec/presence", "/spec/presence must be equal to one of the allowed values - allowedValues: required,optional", "spec.presence must be required or optional", "Write required or optional.")],
        _ => [],
    };

    private static IEnumerable<EntityFault> Profile(MapValue spec) =>
    [
        .. FieldRules.Map(Stage, spec, "/spec", "profile"),
        .. spec["profile"] is MapValue profile
            ? new[] { "displayName", "email", "picture" }.SelectMany(name => FieldRules.Text(Stage, profile, "/spec/profile", name))
            : [],
    ];
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane;

/// <summary>The ways into an object's metadata that every controller needs.</summary>
internal static class ValueExtensions
{
    private static readonly string[] AnnotationsPath = ["metadata", "annotations"];

    /// <summary>The text at a chain of keys; empty where there is none.</summary>
    public static string Text(this Value? value, params ReadOnlySpan<string> keys) => value?.At(keys)?.Text ?? "";

    /// <summary>Whether the value is a list that has the text.</summary>
    public static bool HasText(this Value? list, string text) => (list?.Items ?? []).Any(item => item.Text == text);

    public static string ApiVersion(this MapValue obj) => obj.Text("apiVersion");

    public static string Kind(this MapValue obj) => obj.Text("kind");

    public static string Name(this MapValue obj) => obj.Text("metadata", "name");

    public static string Uid(this MapValue obj) => obj.Text("metadata", "uid");

    public static string? Namespace(this MapValue obj) => obj.At("metadata", "namespace")?.Text is { Length: > 0 } ns ? ns : null;

    public static string? Annotation(this MapValue obj, string name) => obj.At("metadata", "annotations", name)?.Text;

    public static bool IsDeleting(this MapValue obj) => obj.At("metadata", "deletionTimestamp") is not null;

    public static bool IsPaused(this MapValue obj) => obj.Annotation("crossplane.io/paused") == "true";

    public static long Generation(this MapValue obj) => (obj.At("metadata", "generation") as NumberValue)?.AsInteger ?? 0;

    public static bool HasFinalizer(this MapValue obj, string finalizer) => (obj.At("metadata", "finalizers")?.Items ?? []).Any(item => item.Text == finalizer);

    public static MapValue WithFinalizer(this MapValue obj, string finalizer) =>
        obj.HasFinalizer(finalizer) ? obj : obj.With(["metadata", "finalizers"], new ListValue([.. obj.At("metadata", "finalizers")?.Items ?? [], finalizer]));

    public static MapValue WithoutFinalizer(this MapValue obj, string finalizer) =>
        obj.With(["metadata", "finalizers"], new ListValue([.. (obj.At("metadata", "finalizers")?.Items ?? []).Where(item => item.Text != finalizer)]));

    public static MapValue WithAnnotation(this MapValue obj, string name, string value) =>
        obj.With("metadata", ((MapValue)obj["metadata"]!).With("annotations", (obj.At(AnnotationsPath) as MapValue ?? MapValue.Empty).With(name, value)));

    public static MapValue ControllerReference(this MapValue owner) => MapValue.Of(
        ("apiVersion", owner["apiVersion"]), ("kind", owner["kind"]), ("name", owner.At("metadata", "name")), ("uid", owner.At("metadata", "uid")),
        ("controller", true), ("blockOwnerDeletion", true));

    public static Value? Controller(this MapValue obj) =>
        (obj.At("metadata", "ownerReferences")?.Items ?? []).FirstOrDefault(owner => owner["controller"] is BoolValue { Flag: true });
}

using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>A fault in the words of Backstage's API: <c>{name, message, cause?}</c>.</summary>
internal static class FaultAnswer
{
    private const string FormatPage = " To learn more about catalog file format, visit: https://github.com/backstage/backstage/blob/master/docs/architecture-decisions/adr002-default-catalog-file-format.md";

    public static MapValue Of(EntityFault fault, EntityRef entity) => fault.Stage switch
    {
        FaultStage.Envelope => Error("TypeError", fault.Wire),
        FaultStage.Policy => Caused($"Policy check failed for {entity}", "Error", $"Malformed envelope, {fault.Wire}"),
        FaultStage.Foreign => Caused($"Policy check failed for {entity}", "Error", fault.Wire),
        FaultStage.Format => Caused($"Policy check failed for {entity}", "Error", fault.Wire + FormatPage),
        FaultStage.UnknownKind => Error("InputError", $"No processor recognized the entity {entity} as valid, possibly caused by a foreign kind or apiVersion"),
        FaultStage.Location => Error("NotFoundError", fault.Wire),
        FaultStage.Kind => Caused($"Processor {Processor(entity)} threw an error while validating the entity {entity}", "TypeError", fault.Wire),
        _ => Caused($"Processor {Processor(entity)} threw an error while postprocessing", fault.Wire.Contains("form", StringComparison.Ordinal) ? "TypeError" : "Error", fault.Wire),
    };

    public static MapValue Error(string name, string message) => MapValue.Of(("name", name), ("message", message));

    private static MapValue Caused(string what, string name, string message) =>
        Error("InputError", $"{what}; caused by {name}: {message}").With("cause", Error(name, message));

    private static string Processor(EntityRef entity) => entity.Kind == "template" ? "ScaffolderEntitiesProcessor" : "BuiltinKindsEntityProcessor";
}

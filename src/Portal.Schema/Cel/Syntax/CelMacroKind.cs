namespace Portal.Schema.Cel;

/// <summary>The macros of the language, of its extension for two variables, of optional types and of lists.</summary>
internal enum CelMacroKind
{
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
    TransformList,
    TransformMap,
    TransformMapEntry,
    OptMap,
    OptFlatMap,
    SortBy,
}

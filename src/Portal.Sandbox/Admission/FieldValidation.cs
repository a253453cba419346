namespace Portal.Sandbox.Admission;

/// <summary>What unknown and duplicate fields get: dropped in silence, dropped with a warning, or the whole request refused.</summary>
internal enum FieldValidation
{
    Ignore,
    Warn,
    Strict,
}

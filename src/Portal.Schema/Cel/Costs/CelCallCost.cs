namespace Portal.Schema.Cel;

/// <summary>What a call costs without its arguments, and how long its result is where that is known.</summary>
internal readonly record struct CelCallCost(CelRange Cost, CelRange? Result = null);

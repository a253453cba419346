namespace Portal.Schema.Cel;

/// <summary>What this evaluator does not know, or cannot do within its budget: the rule is left to the API server.</summary>
internal sealed class CelUndecided(string message) : Exception(message);

using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Verdicts;

/// <summary>One recorded answer of a real API server: what was sent against which schema, and what it said.</summary>
internal sealed record VerdictCase(string File, StructuralSchema Schema, Value Case)
{
    public string Id => Case["id"]!.Text!;

    public string Category => Case["keyword"]?.Text ?? Id[..(Id.LastIndexOf('-') is > 0 and var at ? at : Id.Length)];

    public MapValue Object => (MapValue)Case["object"]!;

    public Value? Old => Case["old"];

    public Value Expect => Case["expect"]!;

    public long Status => ((NumberValue)Expect["status"]!).AsInteger!.Value;

    /// <summary>(reason, field) of every cause but the note that rules were left out.</summary>
    public HashSet<(string Reason, string Field)> Causes =>
        [.. Expect["causes"]?.Items.Where(cause => !cause["message"]!.Text!.Contains("some validation rules were not checked", StringComparison.Ordinal))
            .Select(cause => (cause["reason"]!.Text!, cause["field"]!.Text!)) ?? []];
}

using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>function-sequencer: a part of a sequence is made only when all before it are ready.</summary>
internal static class Sequencer
{
    public static void Run(PipelineState state, string step, Value input)
    {
        foreach (var rule in input["rules"]?.Items ?? [])
        {
            Hold(state, step, [.. (rule["sequence"]?.Items ?? []).Select(item => item.Text ?? "")]);
        }
    }

    private static void Hold(PipelineState state, string step, List<string> sequence)
    {
        for (var i = 1; i < sequence.Count; i++)
        {
            var before = sequence.Take(i).FirstOrDefault(pattern => !Matching(state, pattern).Any() || Matching(state, pattern).Any(name => !state.Desired[name].Ready));
            if (before is null)
            {
                continue;
            }

            foreach (var name in Matching(state, sequence[i]).Where(name => !state.Observed.ContainsKey(name)).ToList())
            {
                state.Tell(step, warning: false, $"Delaying creation of resource(s) matching \"{sequence[i]}\" because \"{before}\" is not fully ready");
                state.Desired.Remove(name);
                state.Incomplete = true;
            }
        }
    }

    private static IEnumerable<string> Matching(PipelineState state, string pattern)
    {
        var strict = MatchTransform.Patterns.Compile($"^(?:{pattern.TrimStart('^').TrimEnd('$')})$");
        return state.Desired.Keys.Where(name => strict.IsMatch(name));
    }
}

using System.Text.RegularExpressions;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>function-sequencer: a part of a sequence is made only when all before it are ready. That holds the composite back only where asked for.</summary>
internal static class Sequencer
{
    /// <exception cref="TransformException">A name is no regular expression.</exception>
    public static void Run(PipelineState state, string step, Value input)
    {
        foreach (var rule in input["rules"]?.Items ?? [])
        {
            var sequence = (rule["sequence"]?.Items ?? []).Select(item => item.Text ?? "").ToList();
            for (var i = 1; i < sequence.Count; i++)
            {
                Hold(state, step, sequence, i, resets: input["resetCompositeReadiness"] is BoolValue { Flag: true });
            }
        }
    }

    private static void Hold(PipelineState state, string step, List<string> sequence, int at, bool resets)
    {
        if (state.Observed.ContainsKey(sequence[at]) || Obstacle(state, sequence, at) is not { } why)
        {
            return;
        }

        state.Tell(step, warning: false, $"Delaying creation of resource(s) matching \"{sequence[at]}\" because {why}");
        foreach (var name in Matching(state, sequence[at]).Where(name => !state.Observed.ContainsKey(name)))
        {
            state.Desired.Remove(name);
            state.Incomplete |= resets;
        }
    }

    private static string? Obstacle(PipelineState state, List<string> sequence, int at)
    {
        foreach (var before in sequence.Take(at))
        {
            var names = Matching(state, before);
            var ready = names.Count(name => state.Desired[name].Ready);
            if (names.Count == 0)
            {
                return $"\"{before}\" does not exist yet";
            }

            if (ready != names.Count)
            {
                return $"\"{before}\" is not fully ready ({ready} of {names.Count})";
            }
        }

        return null;
    }

    private static List<string> Matching(PipelineState state, string pattern)
    {
        var strict = Compiled(pattern);
        return [.. state.Desired.Keys.Where(name => strict.IsMatch(name))];
    }

    private static Regex Compiled(string pattern)
    {
        try
        {
            return MatchTransform.Patterns.Compile($"^(?:{pattern.TrimStart('^').TrimEnd('$')})$");
        }
        catch (TransformException broken)
        {
            throw new TransformException($"cannot compile regex {pattern}: {broken.Message}");
        }
    }
}

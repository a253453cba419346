using System.Text;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>The 409 of an apply that meets other owners, one cause a field.</summary>
internal static class ApplyConflicts
{
    public static RefusedException Refuse(IReadOnlyList<(string Owner, IReadOnlyList<string> Fields)> conflicts)
    {
        var all = conflicts.SelectMany(conflict => conflict.Fields.Select(field => (conflict.Owner, Field: field))).ToList();
        var causes = all.Select(one => (Value)MapValue.Of(("reason", "FieldManagerConflict"), ("message", $"conflict with {one.Owner}"), ("field", one.Field)));
        var details = MapValue.Of(("causes", new ListValue([.. causes])));
        return new(Statuses.Failure(409, "Conflict", Message(conflicts, all.Count), details));
    }

    private static string Message(IReadOnlyList<(string Owner, IReadOnlyList<string> Fields)> conflicts, int count)
    {
        if (count == 1)
        {
            return $"Apply failed with 1 conflict: conflict with {conflicts[0].Owner}: {conflicts[0].Fields[0]}";
        }

        var text = new StringBuilder($"Apply failed with {count} conflicts: ");
        for (var i = 0; i < conflicts.Count; i++)
        {
            text.Append(i == 0 ? "" : "\n").Append($"conflicts with {conflicts[i].Owner}:");
            foreach (var field in conflicts[i].Fields)
            {
                text.Append("\n- ").Append(field);
            }
        }

        return text.ToString();
    }
}

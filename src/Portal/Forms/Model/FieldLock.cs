using Portal.Forms.Documents;

namespace Portal.Forms;

/// <summary>A field that its rules keep as it is.</summary>
internal static class FieldLock
{
    /// <summary>The reason where <c>self == oldSelf</c> holds the field of a live object; null where it may change.</summary>
    public static string? OfRules(FormField field)
    {
        if (field.Schema.Rules.Count == 0 || ValueEdit.Get(field.Form.Definition.Old, field.Path) is null)
        {
            return null;
        }

        var rule = field.Schema.Rules.FirstOrDefault(rule => rule.Rule.Replace(" ", "", StringComparison.Ordinal) is "self==oldSelf" or "oldSelf==self");
        return rule is null ? null : rule.Message ?? "It cannot be changed once it is set";
    }
}

using Portal.Schema.Values;

namespace Portal.Platform;

/// <summary>A rule of a SelfSubjectRulesReview in one line.</summary>
internal static class RuleWords
{
    public static string Of(Value rule)
    {
        var groups = Texts(rule["apiGroups"]).Select(group => group switch { "" => "core", "*" => "every group", _ => group }).ToList();
        var names = Texts(rule["resourceNames"]).ToList();
        return $"{Joined(rule["verbs"], "every verb")} on {Joined(rule["resources"], "everything")}"
            + (groups.Count == 0 ? "" : $" of {string.Join(", ", groups)}")
            + (names.Count == 0 ? "" : $", only {string.Join(", ", names)}");
    }

    private static string Joined(Value? list, string all) => Texts(list).ToList() is var texts && texts.Contains("*") ? all : string.Join(", ", texts);

    private static IEnumerable<string> Texts(Value? list) => (list?.Items ?? []).Select(item => item.Text).OfType<string>();
}

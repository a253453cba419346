namespace Portal.Forms;

/// <summary>Which fields are shown. What is set or wrong is always shown.</summary>
public sealed record FormFilter(bool OnlyRequired, bool ShowAdvanced)
{
    public static FormFilter Start { get; } = new(OnlyRequired: false, ShowAdvanced: false);

    public bool Shows(FormField field) =>
        field.IsPresent || field.AllErrors.Count > 0 || field.IsRequired
        || !OnlyRequired && (ShowAdvanced || !field.Shape.Hints.IsAdvanced);
}

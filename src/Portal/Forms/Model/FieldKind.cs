namespace Portal.Forms;

/// <summary>How a field is shown and what a person can do with it.</summary>
public enum FieldKind
{
    Text,
    LongText,
    Password,
    Number,
    Toggle,
    Radio,
    Select,
    Search,
    Group,
    Chips,
    Cards,
    Table,
    Yaml,
}

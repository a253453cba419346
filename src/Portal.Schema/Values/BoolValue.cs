namespace Portal.Schema.Values;

public sealed record BoolValue(bool Flag) : Value
{
    public static BoolValue True { get; } = new(true);
    public static BoolValue False { get; } = new(false);

    public static BoolValue Of(bool flag) => flag ? True : False;
}

namespace Portal.Schema.Cel;

/// <summary>The names that an expression may use, the nearest first.</summary>
internal sealed record CelScope(string Name, object? Value, CelScope? Outer, CelBudget Budget)
{
    public CelScope With(string name, object? value) => new(name, value, this, Budget);

    public bool TryFind(string name, out object? value)
    {
        for (var here = this; here is not null; here = here.Outer)
        {
            if (here.Name == name)
            {
                value = here.Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}

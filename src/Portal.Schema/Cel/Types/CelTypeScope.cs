namespace Portal.Schema.Cel;

/// <summary>The variables that an expression may name, the nearest first.</summary>
internal sealed record CelTypeScope(string Name, CelType Type, CelTypeScope? Outer)
{
    /// <summary>The variables of a rule: <c>self</c> and <c>oldSelf</c>.</summary>
    public static CelTypeScope OfRule(CelType self, bool isOldOptional) => new CelTypeScope("self", self, null).With("oldSelf", isOldOptional ? CelType.Optional(self) : self);

    public CelTypeScope With(string name, CelType type) => new(name, type, this);

    /// <summary>The type of a variable, and whether it is the rule's own and no macro's.</summary>
    public (CelType Type, bool IsOutermost)? Find(string name)
    {
        for (var here = this; here is not null; here = here.Outer)
        {
            if (here.Name == name)
            {
                return (here.Type, here.Outer?.Outer is null);
            }
        }

        return null;
    }
}

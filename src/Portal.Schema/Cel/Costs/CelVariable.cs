namespace Portal.Schema.Cel;

/// <summary>What is known of a macro's variable: where its values stand in the declared types, or how long they are.</summary>
internal sealed record CelVariable(string Name, CelPath? Path, CelRange? Size, CelVariable? Outer)
{
    public CelVariable? Find(string name)
    {
        for (var here = this; here is not null; here = here.Outer)
        {
            if (here.Name == name)
            {
                return here;
            }
        }

        return null;
    }
}

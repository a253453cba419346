namespace Portal.Forms;

/// <summary>The order in which fields stand in the form; a field before those below it.</summary>
internal sealed class FieldOrder : IComparer<FormField>
{
    public static FieldOrder Instance { get; } = new();

    public int Compare(FormField? x, FormField? y)
    {
        var (one, other) = (Way(x), Way(y));
        for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
        {
            if (!ReferenceEquals(one[i], other[i]))
            {
                return PlaceOf(one[i]).CompareTo(PlaceOf(other[i]));
            }
        }

        return one.Count.CompareTo(other.Count);
    }

    private static List<FormField> Way(FormField? field)
    {
        var way = new List<FormField>();
        for (; field is not null; field = field.Parent)
        {
            way.Insert(0, field);
        }

        return way;
    }

    private static int PlaceOf(FormField field)
    {
        var siblings = field.Parent?.Children ?? [];
        for (var i = 0; i < siblings.Count; i++)
        {
            if (ReferenceEquals(siblings[i], field))
            {
                return i;
            }
        }

        return -1;
    }
}

namespace Portal.Sandbox.Crossplane.Paths;

/// <summary>One step of an <see cref="ObjectPath"/>: a field's name, or an index where <paramref name="Field"/> is null.</summary>
internal readonly record struct PathSegment(string? Field, int Index)
{
    public bool IsIndex => Field is null;

    /// <summary>Stands for every item of a list or every member of a map.</summary>
    public bool IsWildcard => Field == "*";
}

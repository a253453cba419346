namespace Portal.Schema.Cel;

/// <summary>The type of an expression. Objects and parameters are equal by their name, all others by kind, name and parameters.</summary>
internal sealed class CelType
{
    private const string OptionalName = "optional_type";

    private CelType(CelKind kind, string name, IReadOnlyList<CelType> parameters, CelDeclaration? declaration = null) =>
        (Kind, Name, Parameters, Declaration) = (kind, name, parameters, declaration);

    public static CelType Dyn { get; } = new(CelKind.Dyn, "dyn", []);
    public static CelType Error { get; } = new(CelKind.Error, "!error!", []);
    public static CelType Null { get; } = new(CelKind.Null, "null", []);
    public static CelType Bool { get; } = new(CelKind.Bool, "bool", []);
    public static CelType Int { get; } = new(CelKind.Int, "int", []);
    public static CelType UInt { get; } = new(CelKind.UInt, "uint", []);
    public static CelType Double { get; } = new(CelKind.Double, "double", []);
    public static CelType String { get; } = new(CelKind.String, "string", []);
    public static CelType Bytes { get; } = new(CelKind.Bytes, "bytes", []);
    public static CelType Timestamp { get; } = new(CelKind.Timestamp, "timestamp", []);
    public static CelType Duration { get; } = new(CelKind.Duration, "duration", []);

    public CelKind Kind { get; }
    public string Name { get; }
    public IReadOnlyList<CelType> Parameters { get; }
    /// <summary>Of an object: its fields.</summary>
    public CelDeclaration? Declaration { get; }

    public bool IsDynOrError => Kind is CelKind.Dyn or CelKind.Error;

    public bool IsOptional => Kind == CelKind.Opaque && Name == OptionalName;

    public static CelType List(CelType item) => new(CelKind.List, "list", [item]);

    public static CelType Map(CelType key, CelType value) => new(CelKind.Map, "map", [key, value]);

    public static CelType Optional(CelType value) => new(CelKind.Opaque, OptionalName, [value]);

    public static CelType Opaque(string name) => new(CelKind.Opaque, name, []);

    public static CelType OfType(CelType type) => new(CelKind.Type, "type", [type]);

    public static CelType Param(string name) => new(CelKind.Param, name, []);

    public static CelType Object(string name, CelDeclaration declaration) => new(CelKind.Object, name, [], declaration);

    /// <summary>The same type with other parameters.</summary>
    public CelType With(IReadOnlyList<CelType> parameters) => new(Kind, Name, parameters, Declaration);

    public bool IsSame(CelType other) =>
        ReferenceEquals(this, other) || Kind == other.Kind && Name == other.Name && Parameters.Count == other.Parameters.Count && Parameters.Zip(other.Parameters).All(pair => pair.First.IsSame(pair.Second));

    /// <summary>The type as cel-go prints it in messages.</summary>
    public override string ToString() => Parameters.Count == 0 ? Name : $"{Name}({string.Join(", ", Parameters)})";
}

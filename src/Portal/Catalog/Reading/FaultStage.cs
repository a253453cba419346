namespace Portal.Catalog;

/// <summary>The steps in which an entity is checked, in their order.</summary>
internal enum FaultStage
{
    /// <summary>apiVersion, kind and metadata.name are there.</summary>
    Envelope,

    /// <summary>The envelope's schema.</summary>
    Policy,

    /// <summary>Fields that only the catalog itself may write.</summary>
    Foreign,

    /// <summary>The format of names, labels, tags and links.</summary>
    Format,

    /// <summary>The kind is unknown.</summary>
    UnknownKind,

    /// <summary>The schema of the kind's spec.</summary>
    Kind,

    /// <summary>References that cannot be read.</summary>
    Reference,

    /// <summary>A Location that leads to something that cannot be read.</summary>
    Location,
}

namespace Portal.Kubernetes.Client;

/// <summary>What the server does with fields that it does not know or finds twice (KEP-2885).</summary>
public enum FieldValidation
{
    /// <summary>Refuse them.</summary>
    Strict,

    /// <summary>Answer with a <c>Warning</c> each.</summary>
    Warn,

    /// <summary>Drop them in silence.</summary>
    Ignore,
}

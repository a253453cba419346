namespace Portal.Connections;

/// <summary>How an application gets its credentials.</summary>
public enum BindingForm
{
    /// <summary>One environment variable a key.</summary>
    Environment,

    /// <summary>One file a key under <c>$SERVICE_BINDING_ROOT/NAME</c>, as the Service Binding specification 1.1 has it.</summary>
    Files,
}

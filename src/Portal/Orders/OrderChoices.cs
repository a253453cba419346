namespace Portal.Orders;

/// <summary>What a person chooses about an order besides the form's fields. Null is not chosen; nothing is written for it.</summary>
public sealed record OrderChoices
{
    /// <summary>The entity that needs what is ordered: <c>component:default/orders-api</c>.</summary>
    public string? Application { get; init; }

    /// <summary>The team that owns it: <c>group:default/team-a</c>.</summary>
    public string? Owner { get; init; }

    /// <summary>The application's system: <c>system:default/orders</c>.</summary>
    public string? System { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The name of a composition.</summary>
    public string? Variant { get; init; }

    /// <summary>The name of the Secret that the credentials are to be written to.</summary>
    public string? Secret { get; init; }

    /// <summary>Where the Secret lives, for an object that lives in no namespace itself.</summary>
    public string? SecretNamespace { get; init; }

    /// <summary>Background or Foreground.</summary>
    public string? DeletePolicy { get; init; }
}

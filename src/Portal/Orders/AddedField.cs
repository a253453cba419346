namespace Portal.Orders;

/// <summary>A field that the server adds to what is sent, with its value as a person reads it.</summary>
public sealed record AddedField(string Path, string Value);

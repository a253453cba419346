using Portal.Schema.Values;

namespace Portal.Sandbox.Storage;

/// <summary>An object as the journal keeps it.</summary>
internal sealed record KeptObject(string Group, string Plural, string ApiVersion, string Kind, long Version, MapValue Value, byte[] Utf8);

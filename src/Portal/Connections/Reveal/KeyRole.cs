namespace Portal.Connections;

/// <summary>What a key of credentials stands for.</summary>
internal enum KeyRole
{
    Host,
    Port,
    User,
    Password,
    Database,
    Uri,
    Bucket,
}

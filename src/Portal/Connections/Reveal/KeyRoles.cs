namespace Portal.Connections;

/// <summary>Providers name one thing in many ways; this knows the usual ones.</summary>
internal static class KeyRoles
{
    // Best name first: where a Secret has two names of one role, the earlier wins.
    private static readonly Dictionary<KeyRole, string[]> Names = new()
    {
        [KeyRole.Host] = ["host", "hostname", "address", "endpoint", "server", "fqdn", "primaryendpointaddress", "publicip", "privateip"],
        [KeyRole.Port] = ["port"],
        [KeyRole.User] = ["username", "user", "login", "masterusername", "adminusername"],
        [KeyRole.Password] = ["password", "pass", "masterpassword", "adminpassword", "authtoken", "primaryaccesskey"],
        [KeyRole.Database] = ["database", "dbname", "db", "databasename", "vhost"],
        [KeyRole.Uri] = ["uri", "url", "connectionstring", "dsn"],
        [KeyRole.Bucket] = ["bucket", "bucketname"],
    };

    /// <summary>The key among these that plays the role; null where none does.</summary>
    public static string? Find(KeyRole role, IReadOnlyCollection<string> keys) =>
        Names[role].Select(name => keys.FirstOrDefault(key => Plain(key) == name)).FirstOrDefault(key => key is not null);

    private static string Plain(string key) => string.Concat(key.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

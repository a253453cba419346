namespace Portal.Connections;

/// <summary>Writes a connection string from the parts that a Secret holds, where the kind of service is known.</summary>
internal static class ConnectionStrings
{
    private static readonly Dictionary<string, (string Scheme, string? Port)> Schemes = new(StringComparer.Ordinal)
    {
        ["postgresql"] = ("postgresql", "5432"), ["mysql"] = ("mysql", "3306"), ["redis"] = ("redis", "6379"),
        ["mongodb"] = ("mongodb", "27017"), ["rabbitmq"] = ("amqp", "5672"), ["s3"] = ("s3", null),
    };

    /// <summary>Whether a string can be written from keys of these names.</summary>
    public static bool CanCompose(string? serviceType, IReadOnlyCollection<string> keys)
    {
        if (KeyRoles.Find(KeyRole.Uri, keys) is not null || serviceType is null || !Schemes.ContainsKey(serviceType))
        {
            return false;
        }

        return KeyRoles.Find(serviceType == "s3" ? KeyRole.Bucket : KeyRole.Host, keys) is not null;
    }

    /// <param name="serviceType">As <see cref="ServiceType"/> tells it.</param>
    /// <param name="values">The Secret's keys and values.</param>
    /// <returns>Null where the kind is unknown, a needed part is missing, or the Secret has a URI of its own.</returns>
    public static string? Compose(string? serviceType, IReadOnlyDictionary<string, string> values)
    {
        var keys = values.Keys.ToList();
        if (!CanCompose(serviceType, keys))
        {
            return null;
        }

        var (scheme, port) = Schemes[serviceType!];
        if (scheme == "s3")
        {
            return $"s3://{Part(KeyRole.Bucket)}";
        }

        var host = WithoutScheme(Part(KeyRole.Host)!.Trim());
        var database = Part(KeyRole.Database) is { Length: > 0 } name ? $"/{Uri.EscapeDataString(name)}" : "";
        return $"{scheme}://{User(Part(KeyRole.User), Part(KeyRole.Password))}{WithPort(host, Part(KeyRole.Port) ?? port)}{database}";

        string? Part(KeyRole role) => KeyRoles.Find(role, keys) is { } key ? values[key] : null;
    }

    private static string User(string? user, string? password) => (user, password) switch
    {
        (null or "", null or "") => "",
        (_, null or "") => $"{Uri.EscapeDataString(user!)}@",
        _ => $"{Uri.EscapeDataString(user ?? "")}:{Uri.EscapeDataString(password)}@",
    };

    private static string WithoutScheme(string host)
    {
        var at = host.IndexOf("://", StringComparison.Ordinal);
        return (at < 0 ? host : host[(at + 3)..]).TrimEnd('/');
    }

    /// <summary>AWS writes the port into the endpoint; an IPv6 address has colons of its own.</summary>
    private static string WithPort(string host, string? port)
    {
        if (host.Count(letter => letter == ':') > 1 && !host.StartsWith('['))
        {
            host = $"[{host}]";
        }

        var hasPort = host.LastIndexOf(':') is var colon and >= 0 && colon > host.LastIndexOf(']');
        return hasPort || port is null ? host : $"{host}:{port.Trim()}";
    }
}

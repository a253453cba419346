namespace Portal.Connections;

/// <summary>Why something has no credentials to show, in plain words.</summary>
internal static class MissingCredentials
{
    /// <summary>Null where a Secret is named, so that credentials are there or will be.</summary>
    public static string? Why(ConnectionPlace place, ConnectionTerms terms)
    {
        var composes = place.ComposesSecrets || terms.IsSecondGeneration == true;
        if (terms.Publishes == false)
        {
            return composes
                ? "This offering publishes no credentials: its composition makes no Secret."
                : $"This offering publishes no credentials: its composition maps no connection keys{AlsoUnasked(place)}.";
        }

        if (place.Secrets.Count > 0)
        {
            return null;
        }

        if (composes)
        {
            return terms.Publishes == true
                ? "No credentials yet: the Secret that the composition makes is not there."
                : "No credentials: none of its parts is a Secret.";
        }

        return terms is { Publishes: null, Expected.Count: 0 }
            ? $"No credentials: {place.Owner.Name} asks for no Secret, and its offering promises no keys."
            : $"No credentials are written: {place.Owner.Name} asks for no Secret. Its offering publishes some; name a Secret for them under writeConnectionSecretToRef.";
    }

    private static string AlsoUnasked(ConnectionPlace place) => place.Secrets.Count == 0 ? $", and {place.Owner.Name} asks for no Secret" : "";
}

using System.Security.Cryptography;
using System.Text;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>The password of a managed resource: the one in the secret that its manifest names, else the one that it published before, else a new one.</summary>
internal static class Credentials
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 24;
    private const string Whole = "{password}";

    public static async Task<string> PasswordAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        if (await GivenAsync(managed, api, token) is { Length: > 0 } given)
        {
            return given;
        }

        if (managed.Secret is not { } secret)
        {
            return "";
        }

        var there = await SecretSync.DetailsAsync(managed.Object.With(["spec", "writeConnectionSecretToRef", "namespace"], secret.Namespace), api, token);
        var keys = managed.Kind.Connection.Where(pair => pair.Value.Text == Whole).Select(pair => pair.Key).Prepend("password");
        return keys.FirstOrDefault(there.ContainsKey) is { } key ? Text(there[key]) : RandomNumberGenerator.GetString(Letters, Length);
    }

    /// <summary>From passwordSecretRef, masterPasswordSecretRef, authTokenSecretRef and their like; made there where autoGeneratePassword asks for it.</summary>
    private static async Task<string?> GivenAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var (field, reference) = (managed.Object.At("spec", "forProvider")?.Members ?? [])
            .FirstOrDefault(pair => pair.Key.EndsWith("asswordSecretRef", StringComparison.Ordinal) || pair.Key.EndsWith("uthTokenSecretRef", StringComparison.Ordinal));
        if (field is null || reference["name"]?.Text is not { Length: > 0 } name)
        {
            return null;
        }

        var ns = reference["namespace"]?.Text ?? managed.Object.Namespace() ?? "default";
        var key = reference["key"]?.Text ?? "password";
        var secret = (await api.GetAsync("v1", "Secret", ns, name, token)).Taken();
        var encoded = secret?.At("data", key)?.Text;
        if (encoded is null && (managed.Asked("autoGeneratePassword") == "true" || managed.Asked("autoGenerateAuthToken") == "true"))
        {
            encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(RandomNumberGenerator.GetString(Letters, Length)));
            await SecretSync.PublishAsync(managed.Object, ns, name, [KeyValuePair.Create(key, encoded)], api, token);
        }

        return encoded is null ? null : Text(encoded);
    }

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}

using System.Security.Cryptography;
using System.Text;

namespace Portal.Connections;

/// <summary>Names that a binding gives in a pod template, within the lengths that Kubernetes allows.</summary>
internal static class BindingNames
{
    private const int LongestLabel = 63;

    /// <summary>The annotation that tells whose credentials are bound; its change rolls the pods.</summary>
    public static string SourceAnnotation(string name) => $"portal.internal/{Short($"bound-{name}")}";

    /// <summary>The annotation from which the file <c>type</c> is projected.</summary>
    public static string TypeAnnotation(string name) => $"portal.internal/{Short($"type-{name}")}";

    public static string Volume(string name) => Short($"binding-{name.Replace('.', '-')}");

    /// <summary>Why this is no name of a binding; null where it is one.</summary>
    public static string? Problem(string name)
    {
        if (name.Length is 0 or > 100)
        {
            return "The binding needs a name of at most 100 letters.";
        }

        return name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.')
            && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
            ? null
            : "A binding's name is lower-case letters, digits, '-' and '.', with a letter or digit at both ends.";
    }

    private static string Short(string name)
    {
        if (name.Length <= LongestLabel)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return $"{name[..(LongestLabel - 9)].TrimEnd('-', '.')}-{hash}";
    }
}

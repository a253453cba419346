using System.Text;

namespace Portal.Forms;

/// <summary>A property's name as a person reads it: <c>storageGB</c> is "Storage GB", <c>vpcID</c> is "VPC ID".</summary>
internal static class Humanised
{
    private static readonly HashSet<string> Acronyms = new(StringComparer.OrdinalIgnoreCase)
    {
        "acl", "ad", "ami", "api", "arn", "aws", "az", "ca", "cdn", "cert", "cidr", "cli", "cpu", "crd", "csi", "db", "dns", "ebs", "ec2", "ecr", "efs", "eks", "aks", "gke", "elb",
        "gb", "gcp", "gib", "gpu", "ha", "http", "https", "iam", "id", "ids", "iops", "ip", "ips", "ipv4", "ipv6", "json", "jwt", "kms", "kv", "lb", "mb", "mib", "mfa", "nat", "nfs", "nlb", "oidc", "os",
        "pod", "pvc", "ram", "rbac", "rds", "s3", "sku", "sla", "sns", "sql", "sqs", "ssd", "ssh", "sso", "ssl", "tb", "tcp", "tls", "ttl", "udp", "uid", "uri", "url", "urls", "uuid", "vcpu", "vm", "vnet", "vpc",
        "vpn", "waf", "xml", "yaml",
    };

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "cert", "pod" };

    public static string Of(string name)
    {
        var words = Split(name).Select(Spelt).ToList();
        if (words.Count == 0)
        {
            return name;
        }

        words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
        return string.Join(' ', words);
    }

    /// <summary>One of many: "Users" are made of a "User".</summary>
    public static string One(string label) => label switch
    {
        [.. var stem, 'i', 'e', 's'] when stem.Length > 2 => stem + "y",
        [.. var stem, 's'] when stem.Length > 1 && stem[^1] is not ('s' or 'u' or 'i') => stem,
        _ => label,
    };

    private static string Spelt(string word)
    {
        if (Words.Contains(word) || !Acronyms.Contains(word))
        {
            return word.All(c => char.IsUpper(c) || char.IsDigit(c)) && word.Length > 1 ? word : word.ToLowerInvariant();
        }

        var upper = word.ToUpperInvariant();
        return word.Length > 2 && word is [.., 's'] && upper is "IDS" or "IPS" or "URLS" ? upper[..^1] + "s" : upper.Replace("IPV", "IPv", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Split(string name)
    {
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var isBreak = c is '_' or '-' or '.' or ' ' or '/';
            if (word.Length > 0 && (isBreak || StartsWord(name, i)))
            {
                yield return word.ToString();
                word.Clear();
            }

            if (!isBreak)
            {
                word.Append(c);
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static bool StartsWord(string name, int i) =>
        i > 0 && char.IsUpper(name[i])
        && (!char.IsUpper(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]) && !IsPlural(name, i));

    /// <summary>The s of <c>subnetIDs</c> belongs to the word before it.</summary>
    private static bool IsPlural(string name, int i) => name[i + 1] == 's' && (i + 2 == name.Length || char.IsUpper(name[i + 2]));
}

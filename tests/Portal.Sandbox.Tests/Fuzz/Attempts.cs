using System.Text;
using System.Text.Json;

namespace Portal.Sandbox.Tests.Fuzz;

/// <summary>Makes the requests of a fuzz run: bodies, patches, YAML, selectors, paths, definitions with rules, protobuf.</summary>
internal sealed class Attempts(Dice dice)
{
    private static readonly string[] Words =
    [
        "a", "=", "==", "!=", "!", ",", "(", ")", "in", "notin", "exists", ">", "<", " ", "", "x", "app", "app.kubernetes.io/name", "metadata.name", "spec.name", "status.phase", "1", "-1", "0", "true", "99999999999999999999",
        "%00", "é", "%ff", "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJhIn0", "Exact", "NotOlderThan", "All", "Strict", "Warn", "Ignore", "Metadata", "Object", "None", "Background", "Foreground", "Orphan", "{", "[", "\"",
    ];

    private static readonly string[] Options =
    [
        "labelSelector", "fieldSelector", "limit", "continue", "resourceVersion", "resourceVersionMatch", "timeoutSeconds", "watch", "allowWatchBookmarks", "sendInitialEvents", "dryRun", "fieldManager", "fieldValidation",
        "force", "propagationPolicy", "gracePeriodSeconds", "orphanDependents", "includeObject", "pretty", "container", "tailLines", "sinceSeconds", "sinceTime", "limitBytes", "previous",
    ];

    private static readonly string[] Patches =
        ["application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml", "application/apply-patch+json", "application/json", "text/plain"];

    private static readonly string[] Accepts =
    [
        "application/json", "application/json", "application/json;as=Table;v=v1;g=meta.k8s.io", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io", "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
        "application/yaml", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList", "*/*", "text/html", ";;;", "application/json;q=x,,", "application/vnd.kubernetes.protobuf",
    ];

    public Attempt Next() => dice.Below(14) switch
    {
        0 or 1 => Create(),
        2 or 3 => Replace(),
        4 or 5 or 6 => Patch(),
        7 => Yaml(),
        8 or 9 => Query(),
        10 => Path(),
        11 or 12 => Rule(),
        _ => Wire(),
    };

    private Attempt Create()
    {
        var (collection, body) = dice.Pick<(string, string)>(Documents.All);
        return new("create", HttpMethod.Post, collection + Some()) { Body = Mutation.Of(dice, body), Accept = dice.Pick<string>(Accepts) };
    }

    private Attempt Replace()
    {
        var (collection, body) = dice.Pick<(string, string)>(Documents.All);
        return new("replace", dice.OneIn(4) ? HttpMethod.Delete : HttpMethod.Put, collection + Item(body) + Sub() + Some()) { Body = Mutation.Of(dice, body) };
    }

    private Attempt Patch()
    {
        var (collection, body) = dice.Pick<(string, string)>(Documents.All);
        var media = dice.Pick<string>(Patches);
        var patch = media switch
        {
            "application/json-patch+json" => $"[{dice.Soup(3, ",", Operation(), Operation(), Operation())}]",
            _ when dice.OneIn(3) => OddJson.Map(dice),
            _ => body,
        };
        var forced = media.Contains("apply", StringComparison.Ordinal) ? $"{(dice.OneIn(4) ? "" : "?fieldManager=")}{dice.Pick("m", "n", "")}&force={dice.Pick("true", "false", "x")}" : Some();
        return new("patch", HttpMethod.Patch, collection + Item(body) + Sub() + forced) { Body = Mutation.Of(dice, patch), MediaType = media };
    }

    private Attempt Yaml()
    {
        var (collection, body) = dice.Pick<(string, string)>(Documents.All);
        var text = dice.Below(5) switch
        {
            0 => dice.Soup(30, "", "a", ":", " ", "\n", "- ", "&x", "*x", "{", "}", "[", "]", "|", ">", "\t", "'", "\"", "#", "---\n", "...", "!!binary ", "!!set", "? ", "%YAML 9.9\n", "<<: ", "\u0000", "é", "0x1F", "0o7", "1_000", ".inf", "~"),
            1 => "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n",
            2 => string.Concat(Enumerable.Range(0, dice.Pick(50, 128, 200, 3_000)).Select(depth => $"{new string(' ', depth)}a:\n")),
            3 => new string('[', dice.Pick(100, 10_000)),
            _ => body,
        };
        return dice.OneIn(2)
            ? new("yaml", HttpMethod.Post, collection + Some()) { Body = Mutation.Of(dice, text), MediaType = "application/yaml" }
            : new("yaml", HttpMethod.Patch, collection + Item(body) + "?fieldManager=y") { Body = Mutation.Of(dice, text), MediaType = "application/apply-patch+yaml" };
    }

    private Attempt Query()
    {
        var (collection, body) = dice.Pick<(string, string)>(Documents.All);
        var path = collection + (dice.OneIn(4) ? Item(body) + Sub() : "") + "?timeoutSeconds=1&" + Asked();
        return new("query", dice.OneIn(8) ? HttpMethod.Delete : HttpMethod.Get, path) { Accept = dice.Pick<string>(Accepts) };
    }

    private Attempt Path()
    {
        var path = "/" + dice.Soup(8, "/", "api", "apis", "v1", "apps", "namespaces", "default", "pods", "a", "log", "status", "scale", "exec", "proxy", "watch", "", ".", "..", "%2f", "%00", "openapi", "v3", "v2", "fuzz.example.org", "things",
            "services", "https:a:80", "healthz", "version", "metrics", "%C3%A9", "%ff", new string('x', 300), "finalize", "token", "configmaps");
        var method = new HttpMethod(dice.Pick("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "FOO"));
        var name = dice.Pick("Impersonate-User", "Impersonate-Group", "Impersonate-Uid", "Impersonate-Extra-a%2fb", "Impersonate-Extra-%zz", "X-Http-Method-Override", "Authorization", "Accept-Encoding", "Range", "If-Match");
        return new("path", method, path + Some()) { Accept = dice.Pick<string>(Accepts), Headers = [(name, dice.Pick("a", "system:masters", "system:serviceaccount:a:b", "", "Bearer x", "Basic !", "gzip", "bytes=0-"))] };
    }

    /// <summary>A definition with rules that nobody tried before, or an object for the one that is there.</summary>
    private Attempt Rule()
    {
        var rule = JsonSerializer.Serialize(CelText.Of(dice));
        var more = dice.Below(4) switch
        {
            0 => $",\"messageExpression\":{JsonSerializer.Serialize(CelText.Of(dice))}",
            1 => $",\"fieldPath\":{JsonSerializer.Serialize(dice.Pick(".size", ".users[0]", "..", "[", ".a['b']", ""))},\"reason\":\"{dice.Pick("FieldValueInvalid", "x")}\"",
            _ => "",
        };
        var name = $"r{dice.Below(20)}s";
        var definition = Documents.Definition.Replace("things", name, StringComparison.Ordinal).Replace("Thing", "K" + name, StringComparison.Ordinal)
            .Replace("{\"rule\":\"!has(self.size) || self.size < 9\"}", $"{{\"rule\":{rule}{more}}}", StringComparison.Ordinal);
        var path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        return dice.Below(4) switch
        {
            0 => new("rule", HttpMethod.Delete, $"{path}/{name}.fuzz.example.org"),
            1 => new("rule", HttpMethod.Post, Documents.Things.Replace("things", name, StringComparison.Ordinal))
            {
                Body = Encoding.UTF8.GetBytes(Documents.All[^1].Body.Replace("Thing", "K" + name, StringComparison.Ordinal).Replace("\"a\"}", $"\"a{dice.Below(1000)}\"}}", StringComparison.Ordinal)),
            },
            _ => new("rule", HttpMethod.Post, path + Some()) { Body = dice.OneIn(3) ? Mutation.Of(dice, definition) : Encoding.UTF8.GetBytes(definition) },
        };
    }

    private Attempt Wire()
    {
        byte[] bytes = [0x6b, 0x38, 0x73, 0x00, .. Convert.FromBase64String("ChQKAnYxEg5Db25maWdNYXAgICAgIBIUChIKAWESADIAOABCAHoAEgYKAWsSAXY=")];
        for (var i = dice.Below(6); i > 0; i--)
        {
            bytes[4 + dice.Below(bytes.Length - 4)] = dice.Byte();
        }

        return new("wire", HttpMethod.Post, dice.Pick<(string, string)>(Documents.All).Item1) { Body = bytes, MediaType = "application/vnd.kubernetes.protobuf" };
    }

    private string Operation() =>
        $"{{\"op\":\"{dice.Pick("add", "remove", "replace", "move", "copy", "test", "x")}\",\"path\":{Pointer()},\"from\":{Pointer()},\"value\":{OddJson.Value(dice)}}}";

    private string Pointer() => dice.OneIn(5) ? OddJson.Scalar(dice)
        : JsonSerializer.Serialize("/" + dice.Soup(4, "/", "metadata", "labels", "spec", "data", "k", "-", "0", "1", "tags", "users", "name", "~0", "~1", "", "containers", "99999999999", "01", "-1"));

    private string Some() => dice.OneIn(3) ? "?" + Asked() : "";

    private string Asked()
    {
        var terms = new string[1 + dice.Below(3)];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = $"{dice.Pick<string>(Options)}={Uri.EscapeDataString(dice.Soup(8, "", Words)).Replace("%25", "%", StringComparison.Ordinal)}";
        }

        return string.Join('&', terms);
    }

    private string Item(string body) => "/" + (dice.OneIn(5) ? dice.Pick("b", "fuzz", "default", "..", "A%20B", "%00") : body.Contains("things.fuzz", StringComparison.Ordinal) ? "others.fuzz.example.org" : "a");

    private string Sub() => dice.OneIn(5) ? "/" + dice.Pick("status", "scale", "log", "finalize", "token", "proxy/x", "exec", "") : "";
}

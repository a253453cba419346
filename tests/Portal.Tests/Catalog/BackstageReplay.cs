using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Catalog;
using Portal.Schema.Values;

namespace Portal.Tests.Catalog;

/// <summary>Asks the portal what a real Backstage was asked, and compares the answers by the rules of the recording's README.</summary>
internal sealed partial class BackstageReplay(HttpClient signedIn, HttpClient stranger, string folder)
{
    private const string GeneratedThere = "generated-a9d71cc06f08d736370375e2180a3741b3373f23";
    private readonly Dictionary<string, Value> _answers = [];
    private readonly Dictionary<string, string> _uids = [];

    private string GeneratedHere { get; } = GeneratedLocation.NameOf(new(CatalogLocation.File, Path.Combine(folder, "all.yaml")));

    /// <summary>Learns the uids that the portal gave.</summary>
    public async Task PrepareAsync(CancellationToken token)
    {
        var all = ValueReader.Parse(AsRecorded(await signedIn.GetStringAsync(new Uri("/api/catalog/entities", UriKind.Relative), token)));
        foreach (var entity in all.Items)
        {
            _uids[entity.At("metadata", "uid")!.Text!] = $"{entity["kind"]!.Text}:{entity.At("metadata", "namespace")!.Text}/{entity.At("metadata", "name")!.Text}".ToLowerInvariant();
        }
    }

    /// <summary>What is different, or null.</summary>
    public async Task<string?> DifferenceAsync(Value record, CancellationToken token)
    {
        using var answer = await AskAsync(record["request"]!, token);
        var text = AsRecorded(await answer.Content.ReadAsStringAsync(token));
        var expected = record["response"]!;
        if ((int)answer.StatusCode != ((NumberValue)expected["status"]!).AsInteger)
        {
            return $"status {(int)answer.StatusCode}, not {ValueWriter.ToJson(expected["status"]!)}: {text[..Math.Min(200, text.Length)]}";
        }

        var link = answer.Headers.TryGetValues("Link", out var links) ? string.Join(", ", links) : null;
        if (link != expected.At("headers", "link")?.Text)
        {
            return $"link {link}, not {expected.At("headers", "link")?.Text}";
        }

        if (expected["body"] is not { } body || expected["bodyNote"] is not null || text.Length == 0)
        {
            return expected["body"] is not null && text.Length == 0 ? "no body" : null;
        }

        var found = ValueReader.Parse(text);
        _answers[record["id"]!.Text!] = found;
        return Differ(record["compare"]?.Text, Plain(body, ours: false), Plain(found, ours: true));
    }

    // The catalog lies elsewhere than in the recording, and so the Location that stands for it has another name.
    private string AsRecorded(string text) => text
        .Replace(folder, "/catalog", StringComparison.Ordinal)
        .Replace(GeneratedHere, GeneratedThere, StringComparison.Ordinal)
        .Replace("\"backstage.io/managed-by-location\":\"file:/catalog/url/by-location.yaml\",\"backstage.io/managed-by-origin-location\":\"file:/catalog/all.yaml\"",
            "\"backstage.io/managed-by-location\":\"url:http://files.test/url/by-location.yaml\",\"backstage.io/managed-by-origin-location\":\"file:/catalog/all.yaml\",\"backstage.io/view-url\":\"http://files.test/url/by-location.yaml\"", StringComparison.Ordinal)
        .Replace("\"value\":\"file:/catalog/url/by-location.yaml\"", "\"value\":\"url:http://files.test/url/by-location.yaml\"", StringComparison.Ordinal);

    private async Task<HttpResponseMessage> AskAsync(Value request, CancellationToken token)
    {
        using var message = new HttpRequestMessage(new(request["method"]!.Text!), Filled(request["path"]!.Text!, encode: true));
        if (request["body"] is { } body)
        {
            message.Content = new StringContent(Filled(ValueWriter.ToJson(body), encode: false), Encoding.UTF8, "application/json");
        }
        else if (request["rawBody"]?.Text is { } raw)
        {
            message.Content = new StringContent(raw, Encoding.UTF8, request["contentType"]?.Text ?? "text/plain");
        }

        if (request.At("auth", "authorization")?.Text is { } header)
        {
            message.Headers.TryAddWithoutValidation("Authorization", header);
        }

        return await (request["auth"]?.Text is "guest" or "static" ? signedIn : stranger).SendAsync(message, token);
    }

    private string Filled(string text, bool encode) => Reference().Replace(text, match =>
    {
        var value = _answers.GetValueOrDefault(match.Groups["id"].Value);
        foreach (var step in match.Groups["pointer"].Value.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            value = value?[step];
        }

        var found = value?.Text ?? "missing";
        found = match.Groups["upper"].Success ? found.ToUpperInvariant() : found;
        return encode ? Uri.EscapeDataString(found) : found;
    }).Replace(GeneratedThere, GeneratedHere, StringComparison.Ordinal).Replace("%2Fcatalog%2F", Uri.EscapeDataString(folder + "/"), StringComparison.Ordinal);

    private Value Plain(Value value, bool ours) => value switch
    {
        MapValue map => new MapValue(map.Select(pair => KeyValuePair.Create(pair.Key, pair.Key switch
        {
            "nextCursor" or "prevCursor" => "<cursor>",
            "etag" when ours && pair.Value.Text?.StartsWith("given", StringComparison.Ordinal) != true => "<etag>",
            "uid" when ours && pair.Value.Text is { } uid && _uids.TryGetValue(uid, out var name) => $"uid({name})",
            "value" when ours && pair.Value.Text is { } text && _uids.TryGetValue(text, out var named) => $"uid({named})",
            _ => Plain(pair.Value, ours),
        }))),
        ListValue list => new ListValue([.. list.Elements.Select(item => Plain(item, ours))]),
        NumberValue number => NumberValue.Of(number.AsDouble),
        _ => value,
    };

    private static string? Differ(string? compare, Value expected, Value found)
    {
        if (compare is null)
        {
            return expected.Equals(found) ? null : Shown(expected, found);
        }

        if (expected["error"] is not null || expected["errors"] is not null)
        {
            return expected.Equals(found) ? null : Shown(expected, found);
        }

        var (wanted, got) = (Items(expected), Items(found));
        var outside = expected is ListValue ? null : Frame(expected) == Frame(found) ? null : Shown(new StringValue(Frame(expected)), new StringValue(Frame(found)));
        if (outside is not null || wanted.Count != got.Count)
        {
            return outside ?? $"{got.Count} items, not {wanted.Count}: only there {Only(wanted, got)}; only here {Only(got, wanted)}";
        }

        var whole = compare == "set" || compare == "ties-by-uid" && expected.At("pageInfo") is { } info && info.Members.Count == 0;
        return whole && !wanted.Select(ValueWriterSorted).Order(StringComparer.Ordinal).SequenceEqual(got.Select(ValueWriterSorted).Order(StringComparer.Ordinal))
            ? $"only there {Only(wanted, got)}; only here {Only(got, wanted)}"
            : compare == "ties-by-uid" ? Unordered(wanted, got) : null;
    }

    // Whatever the field was, equal places must hold the same value of what the recording shows of it.
    private static string? Unordered(IReadOnlyList<Value> wanted, IReadOnlyList<Value> got)
    {
        foreach (var field in new[] { new[] { "metadata", "name" }, ["spec", "type"], ["metadata", "title"], ["kind"], ["metadata", "namespace"] })
        {
            var same = wanted.Zip(got).All(pair => string.Equals(pair.First.At(field)?.Text, pair.Second.At(field)?.Text, StringComparison.OrdinalIgnoreCase));
            if (same)
            {
                return null;
            }
        }

        var set = wanted.Select(ValueWriterSorted).Order(StringComparer.Ordinal).SequenceEqual(got.Select(ValueWriterSorted).Order(StringComparer.Ordinal));
        return set ? null : $"order {string.Join(',', got.Select(item => item.At("metadata", "name")?.Text))}, not {string.Join(',', wanted.Select(item => item.At("metadata", "name")?.Text))}";
    }

    private static string Frame(Value answer) =>
        $"{ValueWriter.ToJson(answer["totalItems"] ?? Value.Null)} {string.Join(',', (answer["pageInfo"]?.Members ?? []).Select(pair => pair.Key).Order(StringComparer.Ordinal))} {answer["rootEntityRef"]?.Text}";

    private static IReadOnlyList<Value> Items(Value answer) => answer is ListValue list ? list.Elements : answer["items"]?.Items ?? [];

    private static string Only(IReadOnlyList<Value> these, IReadOnlyList<Value> those)
    {
        var known = those.Select(ValueWriterSorted).ToHashSet(StringComparer.Ordinal);
        var text = string.Join(" ", these.Select(ValueWriterSorted).Where(item => !known.Contains(item)).Take(3));
        return text[..Math.Min(700, text.Length)];
    }

    private static string ValueWriterSorted(Value value) => ValueWriter.ToJson(SortKeys(value));

    private static Value SortKeys(Value value) => value switch
    {
        MapValue map => new MapValue(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, SortKeys(pair.Value)))),
        ListValue list => new ListValue([.. list.Elements.Select(SortKeys)]),
        _ => value,
    };

    private static string Shown(Value expected, Value found)
    {
        var (wanted, got) = (ValueWriterSorted(expected), ValueWriterSorted(found));
        var at = 0;
        while (at < Math.Min(wanted.Length, got.Length) && wanted[at] == got[at])
        {
            at++;
        }

        var from = Math.Max(0, at - 60);
        return $"…{got[from..Math.Min(got.Length, at + 160)]} not …{wanted[from..Math.Min(wanted.Length, at + 160)]}";
    }

    [GeneratedRegex(@"\$\{(?<id>[^#}]+)#(?<pointer>[^|}]+)(?<upper>\|upper)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}

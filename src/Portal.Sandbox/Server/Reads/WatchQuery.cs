namespace Portal.Sandbox.Server;

/// <summary>What a watch asks for. <see cref="Version"/> is null for "from now on" (or from the initial events).</summary>
internal sealed record WatchQuery(long? Version, bool InitialEvents, bool Bookmarks, bool InitialBookmark, TimeSpan Timeout)
{
    public static WatchQuery Read(IQueryCollection query)
    {
        var text = query["resourceVersion"].ToString();
        var send = query.ContainsKey("sendInitialEvents");
        var initial = send ? Flags.IsOn(query, "sendInitialEvents") : text is "" or "0";
        long? version = text is "" or "0" || initial ? null : long.TryParse(text, out var number) && number >= 0
            ? number
            : throw Refuse.BadRequest($"resourceVersion: Invalid value: \"{text}\": strconv.ParseUint: parsing \"{text}\": invalid syntax");
        var seconds = int.TryParse(query["timeoutSeconds"], out var asked) && asked > 0 ? asked : 1800;
        return new(version, initial, Flags.IsOn(query, "allowWatchBookmarks"), send, TimeSpan.FromSeconds(seconds));
    }
}

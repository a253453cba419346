namespace Portal.Shell;

/// <summary>The outlines of the portal's own icons, on a grid of 24.</summary>
internal static class IconPaths
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["brand"] = "M4 20V9a8 8 0 0 1 16 0v11M9 20v-9a3 3 0 0 1 6 0v9M2 20h20",
        ["home"] = "M4 11.5 12 4l8 7.5M6 10v10h12V10",
        ["catalog"] = "M4 5h16M4 12h16M4 19h10",
        ["create"] = "M12 5v14M5 12h14",
        ["infrastructure"] = "M4 5h16v6H4zM4 14h16v6H4zM8 8h.01M8 17h.01",
        ["platform"] = "M12 3l8 4.5v9L12 21l-8-4.5v-9zM12 12l8-4.5M12 12v9M12 12L4 7.5",
        ["search"] = "M11 18a7 7 0 1 1 0-14 7 7 0 0 1 0 14zM20 20l-4-4",
        ["theme"] = "M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10z",
        ["check"] = "M5 12.5l4.5 4.5L19 7.5",
        ["failed"] = "M12 7v6M12 17h.01M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18z",
        ["progress"] = "M12 3a9 9 0 1 1-8.5 6",
        ["paused"] = "M9 6v12M15 6v12",
        ["deleting"] = "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
        ["unknown"] = "M9 9a3 3 0 1 1 4 2.8c-.7.4-1 .9-1 1.7M12 17h.01M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18z",
        ["bell"] = "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4",
        ["signout"] = "M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9",
        ["link"] = "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
        ["copy"] = "M8 8h11v11H8zM5 16V5h11",
        ["close"] = "M6 6l12 12M18 6L6 18",
        ["orders"] = "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
        ["settings"] = "M4 7h10M18 7h2M4 17h2M10 17h10M16 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
        ["waiting"] = "M12 12h.01",
        ["chevron"] = "M6 9l6 6 6-6",
        ["arrow"] = "M5 12h14M13 6l6 6-6 6",
    };

    public static string Of(string name) => Paths.GetValueOrDefault(name, Paths["unknown"]);
}

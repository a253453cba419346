using MudBlazor;

namespace Portal.Shell;

/// <summary>The UI kit's theme, of the same colours as the variables in wwwroot/css/portal.css.</summary>
internal static class PortalTheme
{
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight { Primary = "#4338ca", Background = "#f7f8fa", Surface = "#ffffff", TextPrimary = "#171b26", AppbarBackground = "#ffffff" },
        PaletteDark = new PaletteDark { Primary = "#a5b4fc", Background = "#0f1219", Surface = "#171b24", TextPrimary = "#e7eaf0", AppbarBackground = "#171b24" },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = ["Inter", "system-ui", "sans-serif"], FontSize = "14px" } },
    };
}
